package dev.libindex.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libindex.model.Manifest;
import dev.libindex.model.ScannerSet;
import dev.libindex.store.StaleLeaseException;
import dev.libindex.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests that many threads on one store lose no row, leave none behind, and do not deadlock. */
class ConcurrencyTest {
  private static final int THREADS = 8;
  private static final ScannerSet SCANNERS = TestImages.scanners(4);

  @RegisterExtension static final TestStores stores = new TestStores();

  @Test
  @DisplayName("new manifests over the same new layers, packages and repositories lose no row")
  void sameNewRows() throws Exception {
    for (int round = 0; round < 5; round++) {
      Store store = stores.emptyStore();
      together(
          thread ->
              TestImages.index(
                  store, TestImages.manifest("m" + thread, 10), SCANNERS, "body " + thread));

      assertEquals(THREADS * 10, stores.number("SELECT count(*) FROM libindex.manifest_layer"));
      assertEquals(10 * 4, stores.number("SELECT count(*) FROM libindex.scanned_layer"));
      // Ten layers of three packages and their sources, in two repositories.
      assertEquals(
          THREADS * 10 * 3 * 2 * 2,
          stores.number("SELECT count(*) FROM libindex.manifest_package"));
    }
  }

  @Test
  @DisplayName(
      "indexing, installing and deleting in any order over shared layers leave nothing behind")
  void everythingAtOnce() throws Exception {
    Store store = stores.emptyStore();
    long deadlocks = deadlocks();

    together(thread -> randomWork(store, new Random(thread)));

    assertEquals(deadlocks, deadlocks(), "deadlocks");
    assertNothingUnreferenced();
    List<Manifest> all = IntStream.range(0, 6).mapToObj(ConcurrencyTest::manifest).toList();
    for (Manifest manifest : all) {
      TestImages.index(store, manifest, SCANNERS, "last body");
      assertEquals(List.of(), store.checkManifest(manifest, SCANNERS).missing());
    }
    store.deleteManifests(all.stream().map(Manifest::hash).toList());
    for (String table :
        List.of(
            "manifest",
            "layer",
            "scanned_layer",
            "evidence_key",
            "partial_error",
            "indexreport",
            "report_body",
            "package_group",
            "manifest_index")) {
      assertEquals(0, stores.number("SELECT count(*) FROM libindex." + table), table);
    }
  }

  private static void randomWork(Store store, Random random) {
    for (int i = 0; i < 40; i++) {
      Manifest manifest = manifest(random.nextInt(6));
      switch (random.nextInt(5)) {
        case 0 -> store.deleteManifests(List.of(manifest.hash()));
        case 1 ->
            store.deleteManifests(List.of(manifest.hash(), manifest(random.nextInt(6)).hash()));
        case 2 ->
            store.installMapping(
                TestImages.mapping(
                    "sha256:" + random.nextInt(3),
                    Map.of("common key", List.of("value " + random.nextInt(3)))));
        default -> index(store, manifest, "body " + random.nextInt(3));
      }
    }
  }

  private static void index(Store store, Manifest manifest, String body) {
    try {
      TestImages.index(store, manifest, SCANNERS, body);
    } catch (StaleLeaseException e) {
      throw new AssertionError("all write with the same fence", e);
    }
  }

  private static Manifest manifest(int number) {
    return TestImages.manifest(
        "m" + number, "base", "middle " + number % 3, "top " + number, "middle " + number % 2);
  }

  /** Checks that every layer, body and group is referred to. */
  private static void assertNothingUnreferenced() {
    assertEquals(
        0,
        stores.number(
            "SELECT count(*) FROM libindex.layer l WHERE NOT EXISTS"
                + " (SELECT FROM libindex.manifest_layer WHERE layer_id = l.id)"));
    assertEquals(
        0,
        stores.number(
            "SELECT count(*) FROM libindex.report_body b WHERE NOT EXISTS"
                + " (SELECT FROM libindex.indexreport WHERE body = b.digest)"));
    assertEquals(
        0,
        stores.number(
            "SELECT count(*) FROM libindex.package_group g WHERE NOT EXISTS"
                + " (SELECT FROM libindex.manifest_index WHERE package_group = g.id)"));
  }

  private static long deadlocks() {
    return stores.number(
        "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()");
  }

  private static void together(Work work) throws Exception {
    ExecutorService executor = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        int thread = i;
        running.add(executor.submit(() -> work.run(thread)));
      }
      for (Future<?> one : running) {
        one.get(120, TimeUnit.SECONDS);
      }
    } finally {
      executor.shutdownNow();
      assertTrue(executor.awaitTermination(120, TimeUnit.SECONDS));
    }
  }

  private interface Work {
    void run(int thread);
  }
}
