package dev.libindex.testdata.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.libindex.model.Digest;
import dev.libindex.model.Manifest;
import dev.libindex.model.ScannerIdentity;
import dev.libindex.model.ScannerSet;
import dev.libindex.model.State;
import dev.libindex.store.Bytes;
import dev.libindex.store.Cell;
import dev.libindex.store.CoalesceInput;
import dev.libindex.store.FinishOutcome;
import dev.libindex.store.IndexResult;
import dev.libindex.store.LayerScan;
import dev.libindex.store.Store;
import dev.libindex.store.StoredReport;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The base of the tests of one store method: an empty store in which scanners are registered. */
abstract class StoreTopic {
  private final Supplier<Store> stores;
  private long lastFence;
  Store store;

  @SuppressWarnings("NullAway.Init") // JUnit calls open() before every test.
  StoreTopic(Supplier<Store> stores) {
    this.stores = stores;
  }

  @BeforeEach
  void open() {
    store = stores.get();
    store.registerScanners(Samples.ALL);
  }

  @AfterEach
  void close() {
    store.close();
  }

  final long nextFence() {
    lastFence++;
    return lastFence;
  }

  final void scan(String layer, Cell... cells) {
    store.setLayerScanned(
        new LayerScan(Samples.digest(layer), nextFence(), Samples.NOON, List.of(cells)));
  }

  /** Persists the manifest and writes some content to every missing cell. */
  final void persistAndScan(Manifest manifest, ScannerSet scanners) {
    store.persistManifest(manifest);
    store
        .missingCells(manifest.layerDigests(), scanners)
        .forEach(
            missing ->
                store.setLayerScanned(
                    new LayerScan(
                        missing.layer(),
                        nextFence(),
                        Samples.NOON,
                        someCells(missing.scanners().scanners()))));
  }

  private static List<Cell> someCells(List<ScannerIdentity> scanners) {
    return scanners.stream().map(scanner -> Samples.cell(scanner, "found by " + scanner)).toList();
  }

  final IndexResult coalesce(Manifest manifest, ScannerSet scanners, String body) {
    return coalesce(manifest, scanners, body, Set.of());
  }

  final IndexResult coalesce(
      Manifest manifest, ScannerSet scanners, String body, Set<String> awaitedMappings) {
    return coalesce(manifest, scanners, body, awaitedMappings, Samples.NOON);
  }

  final IndexResult coalesce(
      Manifest manifest,
      ScannerSet scanners,
      String body,
      Set<String> awaitedMappings,
      Instant at) {
    CoalesceInput input = store.coalesceInput(Samples.known(manifest, scanners));
    return Results.of(manifest, scanners, input, body, awaitedMappings, at);
  }

  final FinishOutcome finish(State end, IndexResult result) {
    return Results.finish(store, end, result);
  }

  /** Scans missing cells and finishes, without partial errors. */
  final void index(Manifest manifest, ScannerSet scanners, String body) {
    persistAndScan(manifest, scanners);
    assertEquals(FinishOutcome.STORED, store.setIndexFinished(coalesce(manifest, scanners, body)));
  }

  /** Scans missing cells and stores a partial report that waits for a mapping. */
  final void indexAwaiting(Manifest manifest, ScannerSet scanners, String mapping, Instant at) {
    persistAndScan(manifest, scanners);
    assertEquals(
        FinishOutcome.STORED,
        store.setIndexPartial(coalesce(manifest, scanners, "partial", Set.of(mapping), at)));
  }

  final void assertReport(State state, String body, Digest manifest) {
    assertEquals(
        Optional.of(new StoredReport(manifest, state, Bytes.ofUtf8(body))),
        store.indexReport(manifest));
  }

  final boolean isDue(Manifest manifest) {
    return store.checkManifest(manifest, Samples.ALL).due();
  }

  final void install(String mapping, Map<String, List<String>> entries) {
    store.installMapping(Samples.mapping(mapping, entries));
  }
}
