package dev.libindex.store;

import dev.libindex.model.Digest;
import dev.libindex.model.Distribution;
import dev.libindex.model.Package;
import dev.libindex.model.Repository;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Packages found with the same distribution and repositories, and the manifests that have all of
 * these packages with that distribution and those repositories. Databases and layers do not matter.
 *
 * @param packages the packages, each with its name, version, kind, module, architecture, normalized
 *     version and the name of its source; other fields may be empty
 * @param distribution the distribution, or null
 * @param repositories the repositories, in any order
 * @param manifests the manifests, at least one
 */
public record FoundPackages(
    List<Package> packages,
    @Nullable Distribution distribution,
    List<Repository> repositories,
    Set<Digest> manifests) {

  /** Copies the collections. */
  public FoundPackages {
    packages = List.copyOf(packages);
    repositories = List.copyOf(repositories);
    manifests = Set.copyOf(manifests);
  }
}
