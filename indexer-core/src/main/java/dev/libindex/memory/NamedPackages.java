package dev.libindex.memory;

import dev.libindex.model.Package;
import dev.libindex.store.FoundPackages;
import dev.libindex.store.IndexResult;
import dev.libindex.store.PackageGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The packages of a manifest that are called, or whose source is called, as asked for. */
final class NamedPackages {
  private NamedPackages() {}

  static List<FoundPackages> of(IndexResult result, Set<String> names) {
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
