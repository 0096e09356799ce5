package dev.libindex.rhel.internal.distribution;

import dev.libindex.model.Distribution;
import dev.libindex.model.Notice;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Recognises SUSE Linux Enterprise Server and openSUSE Leap by their CPE name. */
public final class SuseRelease {
  private static final Pattern CPE_NAME =
      Pattern.compile(
          "CPE_NAME=\"?cpe:(?:/|2\\.3:)o:"
              + "(?:suse:sles:([0-9]{1,9})|opensuse:leap:([0-9]{1,9}(?:\\.[0-9]{1,9}){0,9}))"
              + "(?![0-9])",
          Pattern.CASE_INSENSITIVE);

  private SuseRelease() {}

  static Optional<Distribution> read(String path, byte[] content, List<Notice> notices) {
    Matcher cpe = CPE_NAME.matcher(ReleaseReader.text(content));
    if (!cpe.find()) {
      return Optional.empty();
    }
    return Optional.of(cpe.group(1) != null ? enterpriseServer(cpe.group(1)) : leap(cpe.group(2)));
  }

  /** Returns the distribution for a major version of SUSE Linux Enterprise Server. */
  public static Distribution enterpriseServer(String version) {
    return distribution("sles", "SLES", "SUSE Linux Enterprise Server", version);
  }

  /** Returns the distribution for a version of openSUSE Leap. */
  public static Distribution leap(String version) {
    return distribution("opensuse-leap", "openSUSE Leap", "openSUSE Leap", version);
  }

  private static Distribution distribution(
      String did, String name, String longName, String version) {
    return Distribution.builder()
        .did(did)
        .name(name)
        .version(version)
        .versionId(version)
        .prettyName(longName + " " + version)
        .build();
  }
}
