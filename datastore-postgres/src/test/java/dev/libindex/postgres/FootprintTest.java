package dev.libindex.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libindex.model.Digest;
import dev.libindex.model.Layer;
import dev.libindex.model.Manifest;
import dev.libindex.model.ScannerSet;
import dev.libindex.store.FinishOutcome;
import dev.libindex.store.LayerScan;
import dev.libindex.store.PackageGroup;
import dev.libindex.store.Store;
import dev.libindex.testdata.internal.golden.GoldenCases;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests how many bytes a new manifest over ten known layers adds, with the report of UBI 8.6. */
class FootprintTest {
  private static final int MANIFESTS = 200;
  private static final int LAYERS = 10;
  private static final ScannerSet SCANNERS = TestImages.scanners(12);

  @RegisterExtension static final TestStores stores = new TestStores();

  @Test
  @DisplayName(
      "a new manifest adds less than 30 KB with its own report, and less than 3 KB with a shared one")
  void bytesOfRows() {
    RecordedReport report =
        new RecordedReport(GoldenCases.named("b-ubi86-labels").report().orElseThrow());
    assertEquals(187, report.packages());
    List<PackageGroup> groups = report.groups();
    List<Digest> layers =
        Stream.concat(
                report.layers().stream(),
                IntStream.range(0, LAYERS).mapToObj(i -> TestImages.digest("layer " + i)))
            .limit(LAYERS)
            .toList();
    Store store = stores.emptyStore();
    store.registerScanners(SCANNERS);
    store.persistManifest(manifest("first", layers));
    layers.forEach(
        layer ->
            store.setLayerScanned(
                new LayerScan(layer, 1, TestImages.NOON, TestImages.cells(SCANNERS))));
    finish(store, manifest("first", layers), report.body(), groups);

    long own = bytesPerManifest(store, "own", layers, groups, report.body(), true);
    long shared = bytesPerManifest(store, "shared", layers, groups, report.body(), false);

    assertTrue(own < 30_000, own + " bytes with its own body");
    assertTrue(shared < 3_000, shared + " bytes with a shared body");
    assertEquals(
        2L * MANIFESTS + 1,
        stores.number(
            "SELECT count(DISTINCT manifest) FROM libindex.manifest_package"
                + " WHERE package_name = 'bash'"));
  }

  private static long bytesPerManifest(
      Store store,
      String name,
      List<Digest> layers,
      List<PackageGroup> groups,
      String body,
      boolean ownBody) {
    long before = bytes();
    long[] added = new long[MANIFESTS];
    long[] asked = new long[MANIFESTS];
    for (int i = 0; i < MANIFESTS; i++) {
      Manifest manifest = manifest(name + i, layers);
      String itsBody = ownBody ? body.replaceFirst("\\{", "{\"x\":" + i + ",") : body;
      long start = System.nanoTime();
      store.checkManifest(manifest, SCANNERS);
      store.persistManifest(manifest);
      finish(store, manifest, itsBody, groups);
      added[i] = System.nanoTime() - start;
      start = System.nanoTime();
      assertTrue(store.checkManifest(manifest, SCANNERS).current());
      asked[i] = System.nanoTime() - start;
    }
    long perManifest = (bytes() - before) / MANIFESTS;
    System.out.printf(
        "new manifest over %d known layers, %s body: %d bytes of rows, %d µs;"
            + " asking again: %d µs (medians of %d)%n",
        LAYERS, name, perManifest, median(added), median(asked), MANIFESTS);
    return perManifest;
  }

  private static void finish(
      Store store, Manifest manifest, String body, List<PackageGroup> groups) {
    assertEquals(
        FinishOutcome.STORED,
        store.setIndexFinished(TestImages.coalesce(store, manifest, SCANNERS, body, groups)));
  }

  private static Manifest manifest(String name, List<Digest> layers) {
    return new Manifest(
        TestImages.digest(name), layers.stream().map(layer -> Layer.of(layer, "")).toList());
  }

  private static long bytes() {
    return stores.number(
        "SELECT sum(pg_total_relation_size(oid)) FROM pg_class"
            + " WHERE relkind = 'r' AND relnamespace = 'libindex'::regnamespace");
  }

  private static long median(long[] nanoseconds) {
    Arrays.sort(nanoseconds);
    return nanoseconds[nanoseconds.length / 2] / 1000;
  }
}
