package dev.libindex.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libindex.model.Digest;
import dev.libindex.model.Manifest;
import dev.libindex.model.ScannerSet;
import dev.libindex.store.FinishOutcome;
import dev.libindex.store.IndexResult;
import dev.libindex.store.LayerScan;
import dev.libindex.store.Store;
import dev.libindex.testdata.postgres.ObservedDataSource;
import dev.libindex.testdata.postgres.RoundTripListener;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests that nothing that a report is made from changes while the report is being stored. */
class FinishingLocksTest {
  private static final ScannerSet SCANNERS = TestImages.scanners(2);
  private static final Manifest MANIFEST = TestImages.manifest("m", "a", "b");
  private static final Digest LAYER = TestImages.digest("b");

  @RegisterExtension static final TestStores stores = new TestStores();

  private Store store;
  private IndexResult result;

  @SuppressWarnings("NullAway.Init") // JUnit calls open() before every test.
  FinishingLocksTest() {}

  @BeforeEach
  void open() {
    store = stores.emptyStore();
    TestImages.index(store, MANIFEST, SCANNERS, "body before");
    result =
        TestImages.coalesce(
            store, MANIFEST, SCANNERS, "body", TestImages.groups(MANIFEST.layerDigests()));
  }

  @Nested
  @DisplayName("finishing waits for an earlier transaction, and sees what it did")
  class Waits {
    @Test
    void forCells() {
      assertOutcomeAfter(
          "UPDATE libindex.layer SET revision = nextval('libindex.layer_revision') WHERE hash = '"
              + LAYER
              + "'",
          FinishOutcome.STALE);
    }

    @Test
    void forMappings() {
      assertOutcomeAfter("UPDATE libindex.mapping_sequence SET last = 1", FinishOutcome.STALE);
    }

    @Test
    void forDeletion() {
      assertOutcomeAfter(
          "DELETE FROM libindex.manifest WHERE hash = '" + MANIFEST.hash() + "'",
          FinishOutcome.MANIFEST_GONE);
    }

    @Test
    void forMissingCells() {
      assertOutcomeAfter(
          "DELETE FROM libindex.scanned_layer WHERE layer_id = (SELECT id FROM libindex.layer"
              + " WHERE hash = '"
              + LAYER
              + "'); UPDATE libindex.layer SET revision = nextval('libindex.layer_revision')",
          FinishOutcome.CELLS_MISSING);
    }

    private void assertOutcomeAfter(String sql, FinishOutcome outcome) {
      stores.whileUncommitted(sql, () -> assertEquals(outcome, store.setIndexFinished(result)));
    }
  }

  @Nested
  @DisplayName("a later transaction waits for finishing, and the report is due or gone afterwards")
  class IsWaitedFor {
    @Test
    void byCells() {
      finishMeanwhile(
          () ->
              store.setLayerScanned(
                  new LayerScan(LAYER, 2, TestImages.NOON, TestImages.cells(SCANNERS))));

      assertEquals(FinishOutcome.STALE, store.setIndexFinished(result));
    }

    @Test
    void byMappings() {
      finishMeanwhile(
          () ->
              store.installMapping(
                  TestImages.mapping("sha256:1", Map.of("common key", List.of("value")))));

      assertTrue(store.checkManifest(MANIFEST, SCANNERS).due());
    }

    @Test
    void byDeletion() {
      finishMeanwhile(() -> store.deleteManifests(List.of(MANIFEST.hash())));

      assertTrue(store.indexReport(MANIFEST.hash()).isEmpty());
      assertEquals(0, stores.number("SELECT count(*) FROM libindex.report_body"));
    }

    @Test
    void byTheSameManifest() {
      IndexResult other =
          TestImages.coalesce(
              store, MANIFEST, SCANNERS, "other", TestImages.groups(MANIFEST.layerDigests()));
      finishMeanwhile(() -> store.setIndexPartial(other));

      assertEquals("other", store.indexReport(MANIFEST.hash()).orElseThrow().body().toUtf8());
    }

    @Test
    @DisplayName("but not by another manifest over the same layers")
    void notBySiblings() {
      Manifest sibling = TestImages.manifest("sibling", "a", "b");
      store.persistManifest(sibling);
      IndexResult other =
          TestImages.coalesce(
              store, sibling, SCANNERS, "other", TestImages.groups(sibling.layerDigests()));

      runWhileFinishing(() -> assertEquals(FinishOutcome.STORED, store.setIndexFinished(other)));
    }

    /** Starts the work while the result is locked and not yet written. */
    private void finishMeanwhile(Runnable work) {
      List<CompletableFuture<Void>> later = new ArrayList<>();
      runWhileFinishing(
          () -> {
            CompletableFuture<Void> running = CompletableFuture.runAsync(work);
            stores.awaitLockWait(running);
            assertFalse(running.isDone());
            later.add(running);
          });
      later.forEach(CompletableFuture::join);
      assertEquals(1, later.size());
    }

    private void runWhileFinishing(Runnable betweenRoundTrips) {
      RoundTripListener listener =
          new RoundTripListener() {
            @Override
            public void before(Connection connection, String sql) {
              if (sql.endsWith("COMMIT")) {
                betweenRoundTrips.run();
              }
            }
          };
      Store observed = stores.store(ObservedDataSource.of(stores.dataSource(), listener));
      assertEquals(FinishOutcome.STORED, observed.setIndexFinished(result));
    }
  }
}
