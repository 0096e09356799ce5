package dev.libindex.rhel.internal.repository;

/** How a repository of Red Hat's is written in a report. */
public final class RhelRepositories {
  /** The key of every repository that a repository id was mapped to. */
  public static final String KEY = "rhel-cpe-repository";

  /** Where the URI of a repository, and the hint of a package, name the repository id. */
  public static final String REPOSITORY_ID = "repoid";

  private RhelRepositories() {}
}
