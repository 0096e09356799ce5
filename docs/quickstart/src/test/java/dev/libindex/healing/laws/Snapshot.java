package dev.libindex.healing.laws;

import dev.libindex.mapping.MappingVersion;
import dev.libindex.model.Digest;
import dev.libindex.model.ScannerIdentity;
import dev.libindex.model.ScannerSet;
import dev.libindex.rhel.RhelConfig;
import dev.libindex.store.Cell;
import dev.libindex.store.FailedAttempt;
import dev.libindex.store.KnownManifest;
import dev.libindex.store.LayerCells;
import dev.libindex.store.ManifestStatus;
import dev.libindex.store.Store;
import dev.libindex.testdata.image.TestLayer;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Everything that can be read from the store between two steps. */
final class Snapshot {
  private Instant time;
  private final Map<Image, ObservedReport> reports = new EnumMap<>(Image.class);
  private final Map<Image, FailedAttempt> failures = new EnumMap<>(Image.class);
  private final Map<Digest, Map<ScannerIdentity, Cell>> cells = new HashMap<>();
  private final Map<String, MappingTable> current = new TreeMap<>();

  private Snapshot(Instant time) {
    this.time = time;
  }

  static Snapshot of(Cluster cluster) {
    Snapshot snapshot = new Snapshot(cluster.clock().instant());
    for (Image image : Image.values()) {
      snapshot.readReport(cluster, image);
    }
    snapshot.readCells(cluster);
    snapshot.readMapping(cluster.store(), RhelConfig.REPOSITORY_TO_CPE);
    snapshot.readMapping(cluster.store(), RhelConfig.CONTAINER_NAME_REPOSITORIES);
    return snapshot;
  }

  private void readReport(Cluster cluster, Image image) {
    boolean found = false;
    boolean stored = false;
    for (Release release : Release.values()) {
      ManifestStatus status =
          cluster.store().checkManifest(cluster.manifest(image), cluster.scanners(release));
      if (status.failure() != null) {
        failures.put(image, status.failure());
      }
      stored |= status.report() != null;
      if (status.report() != null && status.current()) {
        found = true;
        reports.put(
            image,
            ObservedReport.of(
                release,
                status.report(),
                status.due(),
                cluster.store().explain(image.hash()).orElseThrow().origin()));
      }
    }
    if (stored != found) {
      throw new AssertionError("the report of " + image + " is current for no release");
    }
  }

  private void readCells(Cluster cluster) {
    List<Digest> layers = Image.allLayers().stream().map(TestLayer::digest).toList();
    ScannerSet all =
        ScannerSet.of(
            Stream.of(Release.values())
                .flatMap(release -> cluster.scanners(release).scanners().stream())
                .toList());
    KnownManifest unknown = new KnownManifest(CanonicalExport.UNKNOWN, layers, all);
    for (LayerCells layer : cluster.store().coalesceInput(unknown).layers()) {
      Map<ScannerIdentity, Cell> ofLayer = new TreeMap<>();
      layer.cells().forEach(cell -> ofLayer.put(cell.scanner(), cell));
      cells.put(layer.layer(), ofLayer);
    }
  }

  private void readMapping(Store store, String name) {
    store
        .currentMapping(name)
        .map(MappingVersion::digest)
        .ifPresent(digest -> current.put(name, MappingTable.of(digest)));
  }

  /** Sets the time of the snapshot, and returns it. */
  Snapshot at(Instant later) {
    time = later;
    return this;
  }

  Instant time() {
    return time;
  }

  /** Returns the report of each image that has one. */
  Map<Image, ObservedReport> reports() {
    return reports;
  }

  Optional<ObservedReport> report(Image image) {
    return Optional.ofNullable(reports.get(image));
  }

  Optional<FailedAttempt> failure(Image image) {
    return Optional.ofNullable(failures.get(image));
  }

  Optional<Cell> cell(Digest layer, ScannerIdentity scanner) {
    return Optional.ofNullable(cells.getOrDefault(layer, Map.of()).get(scanner));
  }

  Optional<MappingTable> current(String mapping) {
    return Optional.ofNullable(current.get(mapping));
  }
}
