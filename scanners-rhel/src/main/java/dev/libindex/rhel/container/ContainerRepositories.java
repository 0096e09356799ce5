package dev.libindex.rhel.container;

import dev.libindex.model.Repository;

/** The repositories of containers in a report. */
final class ContainerRepositories {
  /** The key of all of them. */
  static final String KEY = "rhcc-container-repository";

  /** What stands for the catalogue as a whole, where nothing better is known. */
  static final Repository CATALOG =
      Repository.of(
          "Red Hat Container Catalog",
          KEY,
          "https://catalog.redhat.com/software/containers/explore",
          null);

  private ContainerRepositories() {}
}
