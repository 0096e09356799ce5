package dev.libindex.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.libindex.model.Digest;
import dev.libindex.model.Layer;
import dev.libindex.model.Manifest;
import dev.libindex.model.ScannerSet;
import dev.libindex.store.FailedAttempt;
import dev.libindex.store.IndexResult;
import dev.libindex.store.KnownManifest;
import dev.libindex.store.LayerScan;
import dev.libindex.store.Store;
import dev.libindex.testdata.postgres.CountingDataSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests how many round trips each call takes, whatever the number of layers and scanners. */
class RoundTripsTest {
  @RegisterExtension static final TestStores stores = new TestStores();

  private CountingDataSource counting;
  private Store store;

  @SuppressWarnings("NullAway.Init") // JUnit calls open() before every test.
  RoundTripsTest() {}

  @BeforeEach
  void open() {
    stores.clear();
    counting = new CountingDataSource(stores.dataSource());
    store = stores.store(counting.dataSource());
  }

  @ParameterizedTest(name = "{0} layers, {1} scanners, {2} packages a layer")
  @CsvSource({"1, 1, 1", "10, 12, 50", "60, 40, 200"})
  void doNotDependOnSizes(int layers, int scannerCount, int packages) {
    ScannerSet scanners = TestImages.scanners(scannerCount);
    Manifest manifest = TestImages.manifest("m", layers);
    List<Digest> digests = manifest.layerDigests();
    KnownManifest known = new KnownManifest(manifest.hash(), digests, scanners);

    expect(1, "register", () -> store.registerScanners(scanners));
    expect(1, "check unknown", () -> store.checkManifest(manifest, scanners));
    expect(1, "persist", () -> store.persistManifest(manifest));
    expect(1, "missing cells", () -> store.missingCells(digests, scanners));
    for (Digest layer : digests) {
      LayerScan scan = new LayerScan(layer, 1, TestImages.NOON, TestImages.cells(scanners));
      expect(1, "write cells", () -> store.setLayerScanned(scan));
    }
    expect(1, "coalesce", () -> store.coalesceInput(known));
    IndexResult result =
        TestImages.coalesce(
            store,
            manifest,
            scanners,
            "body",
            digests.stream().map(layer -> TestImages.group(layer, packages)).toList());
    counting.roundTrips();
    expect(2, "finish", () -> store.setIndexFinished(result));
    expect(1, "check finished", () -> store.checkManifest(manifest, scanners));
    expect(1, "read report", () -> store.indexReport(manifest.hash()));
    // Autovacuum may have analysed the tables while their rows were not committed yet, so that the
    // planner assumes that they are empty, and the search takes minutes.
    stores.execute("ANALYZE");
    expect(1, "find packages", () -> store.findPackages(names(packages)));
    expect(3, "delete", () -> store.deleteManifests(List.of(manifest.hash())));
  }

  @Test
  @DisplayName(
      "a stale result takes two round trips, the second to roll back; replacing a report takes three")
  void otherOutcomes() {
    ScannerSet scanners = TestImages.scanners(3);
    Manifest manifest = TestImages.manifest("m", 3);
    TestImages.index(store, manifest, scanners, "body");
    IndexResult stale =
        TestImages.coalesce(
            store, manifest, scanners, "other", TestImages.groups(manifest.layerDigests()));
    store.installMapping(TestImages.mapping("sha256:1", Map.of("common key", List.of("value"))));
    IndexResult replacing =
        TestImages.coalesce(
            store, manifest, scanners, "other", TestImages.groups(manifest.layerDigests()));
    counting.roundTrips();

    expect(2, "stale", () -> store.setIndexFinished(stale));
    expect(3, "replace", () -> store.setIndexFinished(replacing));
    expect(2, "repeat", () -> store.setIndexFinished(replacing));
  }

  @ParameterizedTest(name = "{0} layers")
  @ValueSource(ints = {1, 60})
  @DisplayName("layers that serve others take no more round trips, and two to be changed")
  void servedLayers(int layers) {
    ScannerSet scanners = TestImages.scanners(3);
    Manifest first = TestImages.manifest("first", layers);
    store.registerScanners(scanners);
    store.persistManifest(first);
    Map<Digest, Digest> servedBy = new HashMap<>();
    List<Layer> twins = new ArrayList<>();
    for (Layer layer : first.layers()) {
      Digest diffId = TestImages.digest("tar of " + layer.hash());
      store.setLayerScanned(
          new LayerScan(layer.hash(), 1, TestImages.NOON, TestImages.cells(scanners), diffId));
      Digest twin = TestImages.digest("twin of " + layer.hash());
      twins.add(Layer.of(twin, "").withDiffId(diffId));
      servedBy.put(twin, layer.hash());
    }
    Manifest served = new Manifest(TestImages.digest("served"), twins);
    counting.roundTrips();

    expect(1, "check", () -> assertServed(servedBy, served, scanners));
    expect(1, "persist", () -> store.persistManifest(served, servedBy));
    IndexResult result =
        TestImages.coalesce(
            store, served, scanners, "body", TestImages.groups(served.layerDigests()));
    assertEquals(1, counting.roundTrips(), "coalesce");
    expect(2, "finish", () -> store.setIndexFinished(result));
    expect(1, "check finished", () -> assertServed(servedBy, served, scanners));
    expect(2, "change", () -> store.setLayersServed(served.hash(), Map.of()));
  }

  private void assertServed(Map<Digest, Digest> servedBy, Manifest manifest, ScannerSet scanners) {
    assertEquals(servedBy, store.checkManifest(manifest, scanners).served().servedBy());
  }

  @Test
  @DisplayName("calls for mappings, attempts and unknown manifests take one round trip or two")
  void others() {
    Manifest manifest = TestImages.manifest("m", 3);
    store.persistManifest(manifest);
    counting.roundTrips();

    expect(1, "current mapping", () -> store.currentMapping(TestImages.CPES));
    expect(1, "knows mapping", () -> store.knowsMapping(TestImages.CPES, "sha256:1"));
    expect(
        2,
        "install",
        () -> store.installMapping(TestImages.mapping("sha256:1", Map.of("a", List.of("b")))));
    expect(
        2,
        "install the same",
        () -> store.installMapping(TestImages.mapping("sha256:1", Map.of("a", List.of("b")))));
    expect(1, "confirm", () -> store.confirmMapping(TestImages.CPES, TestImages.NOON));
    expect(
        1,
        "attempt",
        () -> store.setAttemptFailed(new FailedAttempt(manifest.hash(), 1, "", TestImages.NOON)));
    expect(2, "delete unknown", () -> store.deleteManifests(Set.of(TestImages.digest("unknown"))));
  }

  @Test
  @DisplayName("the first call of healing after a version was installed takes one more round trip")
  void healing() {
    ScannerSet scanners = TestImages.scanners(3);
    TestImages.index(store, TestImages.manifest("m", 10), scanners, "body");
    store.setIndexPartial(
        TestImages.coalesce(store, TestImages.manifest("m", 10), scanners, "partial", List.of()));
    store.installMapping(TestImages.mapping("sha256:1", Map.of("common key", List.of("value"))));
    Instant now = TestImages.NOON;
    counting.roundTrips();

    expect(3, "take, marking", () -> assertEquals(1, take(scanners).size()));
    expect(2, "take", () -> assertEquals(0, take(scanners).size()));
    expect(2, "count", () -> store.countDueOfOthers(scanners));
    expect(2, "requeue", () -> assertEquals(1, store.requeueIndexPartials(now, 5).size()));
    expect(2, "requeue none", () -> assertEquals(0, store.requeueIndexPartials(now, 5).size()));
    expect(2, "requeue limited", () -> store.requeueLimited(Map.of("maxFileBytes", 1L), 5));
    expect(1, "turn", () -> store.takeTurn("task", now, Duration.ofHours(1)));
    expect(2, "collect", () -> store.collectCells(scanners, now, now, 5));
    expect(1, "requeued", () -> assertEquals(1, store.requeuedManifests(5).size()));
    expect(1, "status", store::status);
    expect(1, "explain", () -> store.explain(TestImages.manifest("m", 10).hash()));
  }

  private List<KnownManifest> take(ScannerSet scanners) {
    return store.takeDue(scanners, TestImages.NOON, Duration.ofMinutes(1), 10);
  }

  private static List<String> names(int packages) {
    return IntStream.range(0, packages).mapToObj(i -> "package" + i).toList();
  }

  private void expect(int roundTrips, String what, Runnable call) {
    call.run();
    assertEquals(roundTrips, counting.roundTrips(), what);
  }
}
