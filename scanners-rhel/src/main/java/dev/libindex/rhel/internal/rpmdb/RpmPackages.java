package dev.libindex.rhel.internal.rpmdb;

import dev.libindex.model.Package;
import dev.libindex.model.PackageKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Converts what a database says of its packages into {@link Package}s. */
public final class RpmPackages {
  private RpmPackages() {}

  /**
   * Converts the packages of one database, in their order. Packages built from the same source
   * package share one object for it.
   *
   * @param packageDb the database's {@linkplain RpmDatabaseKind#label label}
   */
  public static List<Package> of(List<RpmInfo> infos, String packageDb) {
    Map<String, Optional<Package>> sources = new HashMap<>();
    List<Package> packages = new ArrayList<>(infos.size());
    for (RpmInfo info : infos) {
      Optional<Package> source =
          sources.computeIfAbsent(
              info.sourceRpm(), name -> info.source().map(found -> source(found, packageDb)));
      packages.add(binary(info, source, packageDb));
    }
    return packages;
  }

  private static Package source(SourceRpm source, String packageDb) {
    return Package.builder()
        .kind(PackageKind.SOURCE)
        .name(source.name())
        .version(source.evr())
        .packageDb(packageDb)
        .build();
  }

  private static Package binary(RpmInfo info, Optional<Package> source, String packageDb) {
    return Package.builder()
        .kind(PackageKind.BINARY)
        .name(info.name())
        .version(info.evr())
        .arch(info.arch())
        .module(info.module())
        .repositoryHint(info.repositoryHint().encode())
        .packageDb(packageDb)
        .source(source.orElse(null))
        .build();
  }
}
