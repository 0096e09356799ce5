package dev.libindex.rhel.internal.container;

import dev.libindex.model.NormalizedVersion;
import dev.libindex.model.Package;
import dev.libindex.model.PackageKind;
import java.util.ArrayList;
import java.util.List;

/**
 * A container as a package: what it was built from, what it is, and what is built upon it.
 *
 * @param path the file that tells of it
 * @param source the name of what it was built from; a package without a name is none
 * @param version with the release
 * @param normalizedVersion to be compared
 * @param arch as the file has it
 */
record ContainerBuild(
    String path, String source, String version, NormalizedVersion normalizedVersion, String arch) {
  /** The repository hint of every container. */
  private static final String HINT = "rhcc";

  /** The source package, if it has a name. */
  List<Package> sourcePackages() {
    return source.isEmpty() ? List.of() : List.of(named(source, PackageKind.SOURCE));
  }

  /** For each repository that it is published in the container and the image that others extend. */
  List<Package> publishedPackages(List<String> repositories) {
    List<Package> packages = new ArrayList<>();
    for (String repository : repositories) {
      if (!repository.isEmpty()) {
        packages.add(published(repository, PackageKind.BINARY));
        packages.add(published(repository, PackageKind.ANCESTRY));
      }
    }
    return packages;
  }

  private Package published(String repository, PackageKind kind) {
    Package of = sourcePackages().stream().findFirst().orElse(null);
    return named(repository, kind).toBuilder().source(of).build();
  }

  private Package named(String name, PackageKind kind) {
    return Package.builder()
        .name(name)
        .version(version)
        .kind(kind)
        .normalizedVersion(normalizedVersion)
        .arch(arch)
        .packageDb(path)
        .repositoryHint(HINT)
        .build();
  }
}
