package dev.libindex.rhel.internal.distribution;

import dev.libindex.model.Distribution;
import dev.libindex.model.Notice;
import java.util.List;
import java.util.Optional;

/**
 * Recognises Hummingbird by the id in its os-release, whose values are reported unchanged but, as
 * in claircore, without the code name.
 */
final class HummingbirdRelease {
  private static final String ID = "hummingbird";

  private HummingbirdRelease() {}

  static Optional<Distribution> read(String path, byte[] content, List<Notice> notices) {
    return OsReleaseDistribution.variables(content)
        .filter(variables -> OsReleaseDistribution.id(variables).equals(ID))
        .map(
            variables ->
                OsReleaseDistribution.of(path, variables, notices).versionCodeName("").build());
  }
}
