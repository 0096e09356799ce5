package dev.libindex.store;

import dev.libindex.model.Digest;
import dev.libindex.model.Distribution;
import dev.libindex.model.Package;
import dev.libindex.model.Repository;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The packages of a report that stand in the same surroundings. A store keeps the list of packages
 * once, however many manifests have it, so that a new manifest over known layers adds a row for
 * each group and none for each package.
 *
 * @param packageDb the database's label
 * @param introducedIn the layer
 * @param distribution the distribution, or null
 * @param repositories sorted by id; empty also where the ecosystem does not deal in repositories
 * @param packages sorted by id, each once, at least one
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
