package dev.libindex.rhel.internal.distribution;

import dev.libindex.model.Distribution;
import dev.libindex.model.Notice;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Oracle Linux, by the name that os-release and the login message have for people. */
public final class OracleRelease {
  /** The word "release" stood in the name up to version 5. */
  private static final Pattern NAME =
      Pattern.compile("Oracle Linux Server (?:release (5)|([6-9]))", Pattern.CASE_INSENSITIVE);

  private OracleRelease() {}

  static Optional<Distribution> read(String path, byte[] content, List<Notice> notices) {
    Matcher name = NAME.matcher(ReleaseReader.text(content));
    return name.find()
        ? Optional.of(distribution(name.group(1) == null ? name.group(2) : name.group(1)))
        : Optional.empty();
  }

  /** Oracle Linux of this major version. */
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
