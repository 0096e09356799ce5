package dev.libindex.internal.unknown;

import dev.libindex.ecosystem.PackageFormat;
import dev.libindex.layer.LayerView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Collects the paths that show packages in a layer, by format. Not thread-safe. */
final class PackageSigns {

  private record Group(PackageFormat format, boolean ofDistribution) {}

  private final Map<Group, List<String>> paths =
      new TreeMap<>(Comparator.comparing(Group::format).thenComparing(Group::ofDistribution));

  private PackageSigns() {}

  /** Returns what the layer has, in the order of the formats. */
  static List<SeenPackages> in(LayerView layer) {
    PackageSigns signs = new PackageSigns();
    SystemDatabases.in(layer).forEach((path, format) -> signs.add(format, false, path));
    LibraryFiles.in(layer)
        .forEach((path, format) -> signs.add(format, DistributionDirectories.contain(path), path));
    List<SeenPackages> seen = new ArrayList<>();
    signs.paths.forEach(
        (group, all) -> seen.add(SeenPackages.of(group.format(), group.ofDistribution(), all)));
    return seen;
  }

  private void add(PackageFormat format, boolean ofDistribution, String path) {
    paths.computeIfAbsent(new Group(format, ofDistribution), key -> new ArrayList<>()).add(path);
  }
}
