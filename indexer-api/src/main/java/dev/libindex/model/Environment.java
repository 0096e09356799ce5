package dev.libindex.model;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One place where a package was found in an image: the database that lists it, with its layer,
 * distribution and repositories.
 *
 * @param packageDb the database that lists the package, such as {@code sqlite:var/lib/rpm}
 * @param introducedIn the layer that introduced the package
 * @param distributionId the id of the distribution in the report, or empty
 * @param repositoryIds the ids of the repositories in the report; null if the ecosystem has no
 *     notion of repositories, empty if it has but found none. Claircore's reports make the same
 *     distinction
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
