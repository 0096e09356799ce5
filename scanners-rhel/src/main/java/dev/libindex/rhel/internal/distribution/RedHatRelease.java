package dev.libindex.rhel.internal.distribution;

import dev.libindex.cpe.Cpe;
import dev.libindex.model.Distribution;
import dev.libindex.model.Notice;
import dev.libindex.rhel.internal.bytes.FormatException;
import dev.libindex.rhel.internal.osrelease.OsReleaseSyntaxException;
import dev.libindex.rhel.internal.osrelease.RhelRelease;
import java.util.List;
import java.util.Optional;

/**
 * Recognises Red Hat Enterprise Linux by its name and number anywhere in os-release, and otherwise
 * Hummingbird.
 *
 * <p>As in claircore, CentOS Stream and others that mention the product in their os-release are
 * therefore taken for it, and Red Hat CoreOS, which has no number after the product's name, is not.
 */
final class RedHatRelease {
  private static final String PRODUCT = "Red Hat Enterprise Linux Server";

  private RedHatRelease() {}

  static Optional<Distribution> read(String path, byte[] content, List<Notice> notices)
      throws FormatException {
    try {
      Optional<RhelRelease> release = RhelRelease.parse(content);
      return release.isPresent()
          ? Optional.of(distribution(release.get().major()))
          : HummingbirdRelease.read(path, content, notices);
    } catch (OsReleaseSyntaxException e) {
      throw new FormatException(String.valueOf(e.getMessage()));
    }
  }

  private static Distribution distribution(long major) {
    String version = Long.toString(major);
    return Distribution.builder()
        .did("rhel")
        .name(PRODUCT)
        .version(version)
        .versionId(version)
        .prettyName(PRODUCT + " " + version)
        .cpe(Cpe.parse("cpe:/o:redhat:enterprise_linux:" + version))
        .build();
  }
}
