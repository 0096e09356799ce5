package dev.libindex.internal.coalesce;

import dev.libindex.ecosystem.Ecosystem;
import dev.libindex.ecosystem.LayerArtifacts;
import dev.libindex.model.Detector;
import dev.libindex.model.Digest;
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
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** What each scanner found in a layer, after binding: the results no longer contain evidence. */
record BoundLayer(Digest layer, Map<ScannerIdentity, ScanResult<?>> results) {

  BoundLayer {
    results = Collections.unmodifiableMap(new LinkedHashMap<>(results));
  }

  /** Returns this layer with another result of a scanner. */
  BoundLayer with(ScannerIdentity scanner, ScanResult<?> result) {
    Map<ScannerIdentity, ScanResult<?>> changed = new LinkedHashMap<>(results);
    changed.put(scanner, result);
    return new BoundLayer(layer, changed);
  }

  /** Returns what the scanners of these ecosystems found in each layer. */
  static List<LayerArtifacts> artifacts(List<BoundLayer> layers, List<Ecosystem> ecosystems) {
    Set<ScannerIdentity> packages = identities(ecosystems, Ecosystem::packageScanners);
    Set<ScannerIdentity> distributions = identities(ecosystems, Ecosystem::distributionScanners);
    Set<ScannerIdentity> repositories = identities(ecosystems, Ecosystem::repositoryScanners);
    return layers.stream()
        .map(layer -> layer.artifacts(packages, distributions, repositories))
        .toList();
  }

  private static Set<ScannerIdentity> identities(
      List<Ecosystem> ecosystems, Function<Ecosystem, List<? extends LayerScanner<?>>> scanners) {
    Set<ScannerIdentity> identities = new LinkedHashSet<>();
    for (Ecosystem ecosystem : ecosystems) {
      scanners.apply(ecosystem).forEach(scanner -> identities.add(scanner.identity()));
    }
    return identities;
  }

  private LayerArtifacts artifacts(
      Set<ScannerIdentity> packages,
      Set<ScannerIdentity> distributions,
      Set<ScannerIdentity> repositories) {
    return new LayerArtifacts(
        layer,
        packages(packages),
        items(distributions, Distribution.class),
        items(repositories, Repository.class),
        files(),
        partialErrors(packages));
  }

  private List<Package> packages(Collection<ScannerIdentity> scanners) {
    List<Package> packages = new ArrayList<>();
    for (ScannerIdentity scanner : scanners) {
      Detector detector = Detector.of(scanner);
      for (Package found : items(List.of(scanner), Package.class)) {
        // A nameless package cannot be looked up or matched; claircore's store drops it as well.
        if (!found.name().isEmpty()) {
          packages.add(found.toBuilder().detector(detector).build());
        }
      }
    }
    return packages;
  }

  /** Returns the files that any file scanner found: all ecosystems share them. */
  private List<IndexedFile> files() {
    List<ScannerIdentity> scanners =
        results.keySet().stream().filter(scanner -> scanner.kind() == ScannerKind.FILE).toList();
    return items(scanners, IndexedFile.class).stream().distinct().toList();
  }

  private List<PartialError> partialErrors(Collection<ScannerIdentity> scanners) {
    List<PartialError> errors = new ArrayList<>();
    for (ScannerIdentity scanner : scanners) {
      ScanResult<?> result = results.get(scanner);
      if (result != null) {
        errors.addAll(result.partialErrors());
      }
    }
    return errors;
  }

  private <T> List<T> items(Collection<ScannerIdentity> scanners, Class<T> type) {
    List<T> items = new ArrayList<>();
    for (ScannerIdentity scanner : scanners) {
      ScanResult<?> result = results.get(scanner);
      if (result != null) {
        result.items().forEach(item -> items.add(type.cast(item)));
      }
    }
    return items;
  }
}
