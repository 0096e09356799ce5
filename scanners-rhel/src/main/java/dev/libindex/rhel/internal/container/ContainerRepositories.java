package dev.libindex.rhel.internal.container;

import dev.libindex.model.Repository;

/** The repositories that a report names for containers. */
public final class ContainerRepositories {
  /** The key of every such repository. */
  public static final String KEY = "rhcc-container-repository";

  /** The catalogue as a whole, for containers about which no more is known. */
  public static final Repository CATALOG =
      Repository.of(
          "Red Hat Container Catalog",
          KEY,
          "https://catalog.redhat.com/software/containers/explore",
          null);

  private ContainerRepositories() {}
}
