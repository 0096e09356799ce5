package dev.libindex.rhel.internal.distribution;

import dev.libindex.model.Distribution;
import dev.libindex.model.Notice;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Recognises by its id what {@link RedHatRelease} does not recognise by its name, and reports the
 * values of its os-release unchanged. This is Red Hat Enterprise Linux CoreOS: {@code rhcos} with
 * OpenShift's version up to OpenShift 4.18, {@code rhel} with that of Red Hat Enterprise Linux
 * since.
 */
final class RedHatIdRelease {
  private static final Set<String> IDS = Set.of("rhel", "rhcos");

  private RedHatIdRelease() {}

  static Optional<Distribution> read(String path, byte[] content, List<Notice> notices) {
    return OsReleaseDistribution.variables(content)
        .filter(variables -> IDS.contains(OsReleaseDistribution.id(variables)))
        .map(variables -> OsReleaseDistribution.of(path, variables, notices).build());
  }
}
