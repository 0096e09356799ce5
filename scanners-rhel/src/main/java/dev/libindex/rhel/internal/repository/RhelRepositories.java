package dev.libindex.rhel.internal.repository;

/** The form of Red Hat's repositories in a report. */
public final class RhelRepositories {
  /** The key of every repository that comes from the mapping of repository ids. */
  public static final String KEY = "rhel-cpe-repository";

  /** The query key of the repository id in a repository's URI and in a package's hint. */
  public static final String REPOSITORY_ID = "repoid";

  private RhelRepositories() {}
}
