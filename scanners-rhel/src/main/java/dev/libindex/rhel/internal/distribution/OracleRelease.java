package dev.libindex.rhel.internal.distribution;

import dev.libindex.model.Distribution;
import dev.libindex.model.Notice;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Recognises Oracle Linux by its name in os-release or in the login message. */
public final class OracleRelease {
  /**
   * The name and the major version. Up to version 5 the word "release" is between them; later, only
   * files that claircore does not read have it.
   */
  private static final Pattern NAME =
      Pattern.compile(
          "Oracle Linux Server (?:release (5)|([0-9]{1,9})(?![0-9]))", Pattern.CASE_INSENSITIVE);

  private OracleRelease() {}

  static Optional<Distribution> read(String path, byte[] content, List<Notice> notices) {
    Matcher name = NAME.matcher(ReleaseReader.text(content));
    return name.find()
        ? Optional.of(distribution(name.group(1) == null ? name.group(2) : name.group(1)))
        : Optional.empty();
  }

  /** Returns the distribution for a major version of Oracle Linux. */
  public static Distribution distribution(String version) {
    return Distribution.builder()
        .did("ol")
        .name("Oracle Linux Server")
        .version(version)
        .versionId(version)
        .versionCodeName("Oracle Linux " + version)
        .prettyName("Oracle Linux Server " + version)
        .build();
  }
}
