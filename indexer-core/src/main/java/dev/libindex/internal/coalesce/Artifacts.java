package dev.libindex.internal.coalesce;

import dev.libindex.ecosystem.Ecosystem;
import dev.libindex.ecosystem.LayerArtifacts;
import dev.libindex.model.Detector;
import dev.libindex.model.Distribution;
import dev.libindex.model.IndexedFile;
import dev.libindex.model.Package;
import dev.libindex.model.PartialError;
import dev.libindex.model.Repository;
import dev.libindex.model.ScannerIdentity;
import dev.libindex.model.ScannerKind;
import dev.libindex.scan.LayerScanner;
import dev.libindex.scan.ScanResult;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Picks out of a bound layer what belongs to some scanners. */
final class Artifacts {
  private Artifacts() {}

  /** What one ecosystem's coalescer sees. */
  static List<LayerArtifacts> of(Ecosystem ecosystem, List<BoundLayer> layers) {
    return layers.stream()
        .map(
            layer ->
                of(
                    layer,
                    identities(ecosystem.packageScanners()),
                    identities(ecosystem.distributionScanners()),
                    identities(ecosystem.repositoryScanners())))
        .toList();
  }

  /** What a resolver sees. */
  static List<LayerArtifacts> ofAll(List<Ecosystem> ecosystems, List<BoundLayer> layers) {
    Set<ScannerIdentity> packages = new LinkedHashSet<>();
    Set<ScannerIdentity> distributions = new LinkedHashSet<>();
    Set<ScannerIdentity> repositories = new LinkedHashSet<>();
    for (Ecosystem ecosystem : ecosystems) {
      packages.addAll(identities(ecosystem.packageScanners()));
      distributions.addAll(identities(ecosystem.distributionScanners()));
      repositories.addAll(identities(ecosystem.repositoryScanners()));
    }
    return layers.stream().map(layer -> of(layer, packages, distributions, repositories)).toList();
  }

  private static LayerArtifacts of(
      BoundLayer layer,
      Collection<ScannerIdentity> packages,
      Collection<ScannerIdentity> distributions,
      Collection<ScannerIdentity> repositories) {
    return new LayerArtifacts(
        layer.layer(),
        packages(layer, packages),
        items(layer, distributions, Distribution.class),
        items(layer, repositories, Repository.class),
        files(layer),
        errors(layer, packages));
  }

  private static List<Package> packages(BoundLayer layer, Collection<ScannerIdentity> scanners) {
    List<Package> packages = new ArrayList<>();
    for (ScannerIdentity scanner : scanners) {
      Detector detector = Detector.of(scanner);
      for (Package found : layer.items(scanner, Package.class)) {
        // A nameless package cannot be looked up or matched; claircore's store drops it as well.
        if (!found.name().isEmpty()) {
          packages.add(found.toBuilder().detector(detector).build());
        }
      }
    }
    return packages;
  }

  private static <T> List<T> items(
      BoundLayer layer, Collection<ScannerIdentity> scanners, Class<T> type) {
    List<T> items = new ArrayList<>();
    scanners.forEach(scanner -> items.addAll(layer.items(scanner, type)));
    return items;
  }

  private static List<IndexedFile> files(BoundLayer layer) {
    Set<IndexedFile> files = new LinkedHashSet<>();
    for (Map.Entry<ScannerIdentity, ScanResult<?>> result : layer.results().entrySet()) {
      if (result.getKey().kind() == ScannerKind.FILE) {
        files.addAll(layer.items(result.getKey(), IndexedFile.class));
      }
    }
    return List.copyOf(files);
  }

  private static List<PartialError> errors(BoundLayer layer, Collection<ScannerIdentity> scanners) {
    List<PartialError> errors = new ArrayList<>();
    for (ScannerIdentity scanner : scanners) {
      ScanResult<?> result = layer.results().get(scanner);
      if (result != null) {
        errors.addAll(result.partialErrors());
      }
    }
    return errors;
  }

  private static List<ScannerIdentity> identities(List<? extends LayerScanner<?>> scanners) {
    return scanners.stream().<ScannerIdentity>map(LayerScanner::identity).toList();
  }
}
