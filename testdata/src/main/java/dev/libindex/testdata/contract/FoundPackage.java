package dev.libindex.testdata.contract;

import dev.libindex.model.Digest;
import dev.libindex.model.Distribution;
import dev.libindex.model.NormalizedVersion;
import dev.libindex.model.Package;
import dev.libindex.model.PackageKind;
import dev.libindex.model.Repository;
import dev.libindex.store.FoundPackages;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A package found in a manifest, without the grouping, which is up to the store. */
record FoundPackage(
    Digest manifest,
    String name,
    String version,
    PackageKind kind,
    String module,
    String arch,
    @Nullable NormalizedVersion normalizedVersion,
    String source,
    @Nullable Distribution distribution,
    Set<Repository> repositories) {

  static FoundPackage of(
      Digest manifest,
      Package item,
      @Nullable Distribution distribution,
      Set<Repository> repositories) {
    Package source = item.source();
    return new FoundPackage(
        manifest,
        item.name(),
        item.version(),
        item.kind(),
        item.module(),
        item.arch(),
        item.normalizedVersion(),
        source == null ? "" : source.name(),
        distribution,
        repositories);
  }

  static Set<FoundPackage> of(List<FoundPackages> places) {
    Set<FoundPackage> all = new HashSet<>();
    for (FoundPackages place : places) {
      for (Package item : place.packages()) {
        for (Digest manifest : place.manifests()) {
          all.add(of(manifest, item, place.distribution(), Set.copyOf(place.repositories())));
        }
      }
    }
    return all;
  }
}
