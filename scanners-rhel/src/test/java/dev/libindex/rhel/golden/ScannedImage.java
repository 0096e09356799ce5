package dev.libindex.rhel.golden;

import dev.libindex.ecosystem.Ecosystem;
import dev.libindex.ecosystem.LayerArtifacts;
import dev.libindex.ecosystem.LayerOverlay;
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

/** Runs the scanners of ecosystems on the layers of an image, and keeps their partial errors. */
final class ScannedImage {
  private final List<TarLayer> layers;
  private final Map<String, Map<String, List<String>>> mappings;
  private final List<List<IndexedFile>> files = new ArrayList<>();
  private final LayerOverlay overlay;

  /** By layer, then by scanner. */
  private final List<SortedMap<ScannerIdentity, List<PartialError>>> errors = new ArrayList<>();

  ScannedImage(
      List<TarLayer> layers,
      List<Ecosystem> ecosystems,
      Map<String, Map<String, List<String>>> mappings) {
    this.layers = layers;
    this.mappings = mappings;
    for (TarLayer layer : layers) {
      errors.add(new TreeMap<>());
      List<IndexedFile> found = new ArrayList<>(layer.whiteouts());
      for (Ecosystem ecosystem : ecosystems) {
        ecosystem
            .fileScanners()
            .forEach(scanner -> found.addAll(Scans.scan(scanner, layer.view()).items()));
      }
      files.add(found.stream().distinct().toList());
    }
    this.overlay = LayerOverlay.ofFiles(files);
  }

  /** Returns the partial errors in a layer of the scanners that had any. */
  SortedMap<ScannerIdentity, List<PartialError>> errors(int layer) {
    return errors.get(layer);
  }

  /** Returns the input of one ecosystem's coalescer. */
  List<LayerArtifacts> artifacts(Ecosystem ecosystem) {
    List<List<Package>> packages = none();
    for (PackageScanner scanner : ecosystem.packageScanners()) {
      Detector detector = Detector.of(scanner.identity());
      List<List<Package>> found = run(scanner);
      for (int i = 0; i < layers.size(); i++) {
        for (Package one : found.get(i)) {
          packages.get(i).add(one.toBuilder().detector(detector).build());
        }
      }
    }
    List<List<Distribution>> distributions = run(ecosystem.distributionScanners());
    List<List<Repository>> repositories = run(ecosystem.repositoryScanners());
    List<LayerArtifacts> artifacts = new ArrayList<>();
    for (int i = 0; i < layers.size(); i++) {
      artifacts.add(
          new LayerArtifacts(
              layers.get(i).view().digest(),
              packages.get(i),
              distributions.get(i),
              repositories.get(i),
              files.get(i),
              packageErrors(ecosystem, i)));
    }
    return artifacts;
  }

  private List<PartialError> packageErrors(Ecosystem ecosystem, int layer) {
    List<PartialError> all = new ArrayList<>();
    for (PackageScanner scanner : ecosystem.packageScanners()) {
      all.addAll(errors.get(layer).getOrDefault(scanner.identity(), List.of()));
    }
    return all;
  }

  private <T> List<List<T>> none() {
    List<List<T>> none = new ArrayList<>();
    layers.forEach(layer -> none.add(new ArrayList<>()));
    return none;
  }

  private <T> List<List<T>> run(List<? extends LayerScanner<T>> scanners) {
    List<List<T>> all = none();
    for (LayerScanner<T> scanner : scanners) {
      List<List<T>> found = run(scanner);
      for (int i = 0; i < layers.size(); i++) {
        all.get(i).addAll(found.get(i));
      }
    }
    return all;
  }

  /** Scans all layers, composes the results and binds them. */
  private <T> List<List<T>> run(LayerScanner<T> scanner) {
    List<ScanResult<T>> results =
        Scans.compose(
            scanner,
            layers.stream().map(layer -> Scans.scan(scanner, layer.view())).toList(),
            overlay);
    List<List<T>> items = new ArrayList<>();
    for (int i = 0; i < layers.size(); i++) {
      ScanResult<T> result = Scans.bind(scanner, results.get(i), mappings);
      if (!result.partialErrors().isEmpty()) {
        errors.get(i).put(scanner.identity(), result.partialErrors());
      }
      items.add(result.items());
    }
    return items;
  }
}
