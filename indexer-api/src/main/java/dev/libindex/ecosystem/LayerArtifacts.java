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
 * What scanning and binding found in one layer, in the order of the scanners.
 *
 * @param layer the layer
 * @param packages found by this ecosystem's scanners, with their detectors
 * @param distributions found by this ecosystem's scanners
 * @param repositories found by this ecosystem's scanners
 * @param files found by the scanners of all ecosystems
 * @param packageErrors the partial errors of this ecosystem's package scanners; one with an empty
 *     path applies to every database of the layer
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
