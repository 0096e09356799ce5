package dev.libindex.internal.unknown;

import java.util.List;

/**
 * What a layer has that an ecosystem may or may not know.
 *
 * @param osReleases what its os-release files say, the preferred file first
 * @param packages where it has packages, in a fixed order
 */
record Findings(List<OsRelease> osReleases, List<SeenPackages> packages) {
  static final Findings NONE = new Findings(List.of(), List.of());

  Findings {
    osReleases = List.copyOf(osReleases);
    packages = List.copyOf(packages);
  }

  boolean isEmpty() {
    return equals(NONE);
  }
}
