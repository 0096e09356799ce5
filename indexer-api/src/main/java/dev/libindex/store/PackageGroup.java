package dev.libindex.store;

import dev.libindex.model.Digest;
import dev.libindex.model.Distribution;
import dev.libindex.model.Package;
import dev.libindex.model.Repository;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The packages of a report that share database, introducing layer, distribution and repositories. A
 * store keeps the list of packages once, however many manifests have it, so a new manifest over
 * known layers adds one row per group and none per package.
 *
 * @param packageDb the database that lists the packages
 * @param introducedIn the layer that introduced the packages
 * @param distribution the distribution, or null
 * @param repositories the repositories, sorted by id; empty also if the ecosystem has no notion of
 *     repositories
 * @param packages the packages, at least one, sorted by id and without duplicates
 */
public record PackageGroup(
    String packageDb,
    Digest introducedIn,
    @Nullable Distribution distribution,
    List<Repository> repositories,
    List<Package> packages) {

  /** Copies the lists. */
  public PackageGroup {
    Objects.requireNonNull(packageDb, "packageDb");
    Objects.requireNonNull(introducedIn, "introducedIn");
    repositories = List.copyOf(repositories);
    packages = List.copyOf(packages);
  }
}
