package dev.libindex.rhel.internal.container;

import dev.libindex.model.Repository;

/** The repositories of containers in a report. */
public final class ContainerRepositories {
  /** The key of all of them. */
  public static final String KEY = "rhcc-container-repository";

  /** What stands for the catalogue as a whole, where nothing better is known. */
  public static final Repository CATALOG =
      Repository.of(
          "Red Hat Container Catalog",
          KEY,
          "https://catalog.redhat.com/software/containers/explore",
          null);

  private ContainerRepositories() {}
}
