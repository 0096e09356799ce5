package dev.libindex.memory;

import dev.libindex.model.Package;
import dev.libindex.store.FoundPackages;
import dev.libindex.store.IndexResult;
import dev.libindex.store.PackageGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds packages of a manifest by their name or that of their source. */
final class PackageSearch {
  private PackageSearch() {}

  static List<FoundPackages> find(IndexResult result, Set<String> names) {
    List<FoundPackages> found = new ArrayList<>();
    for (PackageGroup group : result.groups()) {
      List<Package> packages =
          group.packages().stream().filter(item -> isNamed(item, names)).toList();
      if (!packages.isEmpty()) {
        found.add(
            new FoundPackages(
                packages, group.distribution(), group.repositories(), Set.of(result.manifest())));
      }
    }
    return found;
  }

  private static boolean isNamed(Package item, Set<String> names) {
    Package source = item.source();
    return names.contains(item.name())
        || (source != null && !source.name().isEmpty() && names.contains(source.name()));
  }
}
