package dev.libindex.rhel.internal.container;

import dev.libindex.model.NormalizedVersion;
import dev.libindex.model.Package;
import dev.libindex.model.PackageKind;
import java.util.ArrayList;
import java.util.List;

/**
 * A container, which is reported as packages: its source, the container itself, and the container
 * as the base of other images.
 *
 * @param path the file that describes it
 * @param source the name of its source package; if empty, there is none
 * @param version the version and release in a Dockerfile's name, or the build time in labels.json
 * @param normalizedVersion the version to compare by
 * @param arch as written in the file
 */
record ContainerBuild(
    String path, String source, String version, NormalizedVersion normalizedVersion, String arch) {
  /** The repository hint of every container. */
  private static final String HINT = "rhcc";

  /** Returns the source package, if it has a name. */
  List<Package> sourcePackages() {
    return source.isEmpty() ? List.of() : List.of(named(source, PackageKind.SOURCE));
  }

  /**
   * Returns two packages for each repository: the container, and the container as a base image. An
   * empty repository name is ignored.
   */
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
    Package sourcePackage = sourcePackages().stream().findFirst().orElse(null);
    return named(repository, kind).toBuilder().source(sourcePackage).build();
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
