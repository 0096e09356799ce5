package dev.libindex.model;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One place where a package stands in an image: the database that lists it and what surrounds it.
 *
 * @param packageDb the database's label
 * @param introducedIn the layer that brought the package
 * @param distributionId the distribution's id in the report, or empty
 * @param repositoryIds ids of repositories in the report; null where the ecosystem does not deal in
 *     repositories, empty where it does and found none (both occur in claircore's reports)
 */
public record Environment(
    String packageDb,
    Digest introducedIn,
    String distributionId,
    @Nullable List<String> repositoryIds) {

  /** Copies the list. */
  public Environment {
    Objects.requireNonNull(packageDb, "packageDb");
    Objects.requireNonNull(introducedIn, "introducedIn");
    Objects.requireNonNull(distributionId, "distributionId");
    repositoryIds = repositoryIds == null ? null : List.copyOf(repositoryIds);
  }
}
