package dev.libindex.rhel.internal.distribution;

import dev.libindex.model.Distribution;
import dev.libindex.model.Notice;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Recognises VMware Photon OS by the first two variables of its os-release. */
public final class PhotonRelease {
  private static final Pattern NAME_AND_VERSION =
      Pattern.compile("\\ANAME=\"VMware Photon(?: OS)?\"\\sVERSION=\"([0-9]{1,9}\\.[0-9]{1,9})\"");

  private PhotonRelease() {}

  static Optional<Distribution> read(String path, byte[] content, List<Notice> notices) {
    Matcher variables = NAME_AND_VERSION.matcher(ReleaseReader.text(content));
    return variables.find() ? Optional.of(distribution(variables.group(1))) : Optional.empty();
  }

  /** Returns the distribution for a version of Photon OS, such as {@code 3.0}. */
  public static Distribution distribution(String version) {
    return Distribution.builder()
        .did("photon")
        .name("VMware Photon OS")
        .version(version)
        .versionId(version)
        .prettyName("VMware Photon OS/Linux")
        .build();
  }
}
