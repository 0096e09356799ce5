package dev.libindex.rhel.golden;

import dev.libindex.ecosystem.Ecosystem;
import dev.libindex.ecosystem.LayerArtifacts;
import dev.libindex.model.Detector;
import dev.libindex.model.Distribution;
import dev.libindex.model.IndexedFile;
import dev.libindex.model.Package;
import dev.libindex.model.PartialError;
import dev.libindex.model.Repository;
import dev.libindex.model.ScannerIdentity;
import dev.libindex.rhel.layers.Scans;
import dev.libindex.rhel.layers.TarLayer;
import dev.libindex.scan.LayerScanner;
import dev.libindex.scan.PackageScanner;
import dev.libindex.scan.ScanResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Runs the scanners of ecosystems on one layer, and keeps their partial errors. */
final class ScannedLayer {
  private final TarLayer layer;
  private final Map<String, Map<String, List<String>>> mappings;
  private final SortedMap<ScannerIdentity, List<PartialError>> errors = new TreeMap<>();

  ScannedLayer(TarLayer layer, Map<String, Map<String, List<String>>> mappings) {
    this.layer = layer;
    this.mappings = mappings;
  }

  /** Returns the partial errors of the scanners that had any. */
  SortedMap<ScannerIdentity, List<PartialError>> errors() {
    return errors;
  }

  /** Returns the files found by the scanners of all ecosystems. */
  List<IndexedFile> files(List<Ecosystem> ecosystems) {
    List<IndexedFile> files = new ArrayList<>(layer.whiteouts());
    for (Ecosystem ecosystem : ecosystems) {
      ecosystem.fileScanners().forEach(scanner -> files.addAll(run(scanner)));
    }
    return files.stream().distinct().toList();
  }

  /** Returns the input of one ecosystem's coalescer. */
  LayerArtifacts artifacts(Ecosystem ecosystem, List<IndexedFile> files) {
    List<Package> packages = new ArrayList<>();
    List<PartialError> packageErrors = new ArrayList<>();
    for (PackageScanner scanner : ecosystem.packageScanners()) {
      Detector detector = Detector.of(scanner.identity());
      run(scanner).forEach(found -> packages.add(found.toBuilder().detector(detector).build()));
      packageErrors.addAll(errors.getOrDefault(scanner.identity(), List.of()));
    }
    List<Distribution> distributions = new ArrayList<>();
    ecosystem.distributionScanners().forEach(scanner -> distributions.addAll(run(scanner)));
    List<Repository> repositories = new ArrayList<>();
    ecosystem.repositoryScanners().forEach(scanner -> repositories.addAll(run(scanner)));
    return new LayerArtifacts(
        layer.view().digest(), packages, distributions, repositories, files, packageErrors);
  }

  private <T> List<T> run(LayerScanner<T> scanner) {
    ScanResult<T> result = Scans.scanAndBind(scanner, layer.view(), mappings);
    if (!result.partialErrors().isEmpty()) {
      errors.put(scanner.identity(), result.partialErrors());
    }
    return result.items();
  }
}
