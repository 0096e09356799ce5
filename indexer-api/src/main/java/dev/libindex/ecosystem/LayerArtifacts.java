package dev.libindex.ecosystem;

import dev.libindex.model.Digest;
import dev.libindex.model.Distribution;
import dev.libindex.model.IndexedFile;
import dev.libindex.model.Package;
import dev.libindex.model.PartialError;
import dev.libindex.model.Repository;
import java.util.List;
import java.util.Objects;

/**
 * What was found in one layer, bound, in the order of the scanners.
 *
 * @param layer the layer
 * @param packages of this ecosystem's scanners, with their detectors
 * @param distributions of this ecosystem's scanners
 * @param repositories of this ecosystem's scanners
 * @param files of all ecosystems' scanners
 * @param packageErrors the partial errors of this ecosystem's package scanners; one with an empty
 *     path concerns every database of the layer
 */
public record LayerArtifacts(
    Digest layer,
    List<Package> packages,
    List<Distribution> distributions,
    List<Repository> repositories,
    List<IndexedFile> files,
    List<PartialError> packageErrors) {

  /** Copies the lists. */
  public LayerArtifacts {
    Objects.requireNonNull(layer, "layer");
    packages = List.copyOf(packages);
    distributions = List.copyOf(distributions);
    repositories = List.copyOf(repositories);
    files = List.copyOf(files);
    packageErrors = List.copyOf(packageErrors);
  }
}
