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
 * therefore taken for it; a notice says so.
 */
final class RedHatRelease {
  private static final String ID = "rhel";
  private static final String NAME = "Red Hat Enterprise Linux";
  private static final String PRODUCT = NAME + " Server";

  private RedHatRelease() {}

  static Optional<Distribution> read(String path, byte[] content, List<Notice> notices)
      throws FormatException {
    try {
      Optional<RhelRelease> release = RhelRelease.parse(content);
      if (release.isEmpty()) {
        return HummingbirdRelease.read(path, content, notices);
      }
      noticeOtherId(path, content, notices);
      return Optional.of(distribution(release.get().major()));
    } catch (OsReleaseSyntaxException e) {
      throw new FormatException(String.valueOf(e.getMessage()));
    }
  }

  private static void noticeOtherId(String path, byte[] content, List<Notice> notices) {
    String id = OsReleaseDistribution.variables(content).map(OsReleaseDistribution::id).orElse("");
    if (!id.isEmpty() && !id.equals(ID)) {
      notices.add(
          new Notice(path, "mentions " + NAME + " and counts as such, although its ID is " + id));
    }
  }

  private static Distribution distribution(long major) {
    String version = Long.toString(major);
    return Distribution.builder()
        .did(ID)
        .name(PRODUCT)
        .version(version)
        .versionId(version)
        .prettyName(PRODUCT + " " + version)
        .cpe(Cpe.parse("cpe:/o:redhat:enterprise_linux:" + version))
        .build();
  }
}
