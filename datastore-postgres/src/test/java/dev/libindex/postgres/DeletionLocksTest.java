package dev.libindex.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.libindex.model.Digest;
import dev.libindex.model.Manifest;
import dev.libindex.model.ScannerSet;
import dev.libindex.store.Store;
import dev.libindex.testdata.postgres.ObservedDataSource;
import dev.libindex.testdata.postgres.RoundTripListener;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Tests that the rows that two manifests share are deleted, even if both are deleted at the same
 * time.
 */
class DeletionLocksTest {
  private static final ScannerSet SCANNERS = TestImages.scanners(2);
  private static final Manifest FIRST = TestImages.manifest("first", "base", "top");
  private static final Manifest SECOND = TestImages.manifest("second", "base", "other top");

  @RegisterExtension static final TestStores stores = new TestStores();

  private Store store;

  @SuppressWarnings("NullAway.Init") // JUnit calls open() before every test.
  DeletionLocksTest() {}

  @BeforeEach
  void open() {
    store = stores.emptyStore();
    TestImages.index(store, FIRST, SCANNERS, "body");
    TestImages.index(store, SECOND, SCANNERS, "body");
  }

  @Test
  @DisplayName("deleting both leaves nothing of the layer they share")
  void bothDeleted() {
    deleteFirstMeanwhile(() -> store.deleteManifests(List.of(SECOND.hash())));

    for (String table : List.of("layer", "scanned_layer", "report_body", "package_group")) {
      assertEquals(0, stores.number("SELECT count(*) FROM libindex." + table), table);
    }
  }

  @Test
  @DisplayName(
      "a layer is known again if a new manifest names it while its last manifest is being deleted")
  void persistedMeanwhile() {
    store.deleteManifests(List.of(SECOND.hash()));
    Manifest third = TestImages.manifest("third", "top", "base");

    deleteFirstMeanwhile(() -> store.persistManifest(third));

    assertEquals(2, store.missingCells(third.layerDigests(), SCANNERS).size());
    assertEquals(2, stores.number("SELECT count(*) FROM libindex.manifest_layer"));
    TestImages.index(store, third, SCANNERS, "body");
  }

  @Test
  @DisplayName("a manifest is known again if it is persisted while it is being deleted")
  void itselfPersistedMeanwhile() {
    stores.whileUncommitted(
        "DELETE FROM libindex.manifest WHERE hash = '" + FIRST.hash() + "'",
        () -> store.persistManifest(FIRST));

    assertEquals(4, stores.number("SELECT count(*) FROM libindex.manifest_layer"));
  }

  @Test
  @DisplayName(
      "nobody sees a manifest without its layers, even if one is deleted during persistManifest")
  void neverWithoutLayers() {
    Manifest manifest = TestImages.manifest("third", "going", "coming");
    List<String> hashes = manifest.layerDigests().stream().map(Digest::toString).sorted().toList();
    stores.execute("INSERT INTO libindex.layer (hash) VALUES ('" + hashes.get(0) + "')");
    List<Long> seen = new ArrayList<>();
    RoundTripListener listener =
        new RoundTripListener() {
          @Override
          public void before(Connection connection, String sql) {
            seen.add(
                stores.number(
                    """
                    SELECT count(*) FROM libindex.manifest m
                    WHERE NOT EXISTS (SELECT FROM libindex.manifest_layer WHERE manifest_id = m.id)
                    """));
          }
        };

    // The layers are inserted in this order: the first is there while the second is waited for.
    stores.whileUncommitted(
        "INSERT INTO libindex.layer (hash) VALUES ('" + hashes.get(1) + "')",
        () ->
            stores
                .store(ObservedDataSource.of(stores.dataSource(), listener))
                .persistManifest(manifest),
        () -> stores.execute("DELETE FROM libindex.layer WHERE hash = '" + hashes.get(0) + "'"));

    assertEquals(List.of(0L, 0L), seen);
    assertEquals(6, stores.number("SELECT count(*) FROM libindex.manifest_layer"));
  }

  /** Starts the work while the first manifest is locked and not yet deleted. */
  private void deleteFirstMeanwhile(Runnable work) {
    List<CompletableFuture<Void>> later = new ArrayList<>();
    RoundTripListener listener =
        new RoundTripListener() {
          @Override
          public void after(Connection connection, String sql) {
            if (sql.contains("FOR UPDATE") && later.isEmpty()) {
              CompletableFuture<Void> running = CompletableFuture.runAsync(work);
              stores.awaitLockWait(running);
              later.add(running);
            }
          }
        };
    stores
        .store(ObservedDataSource.of(stores.dataSource(), listener))
        .deleteManifests(List.of(FIRST.hash()));
    later.forEach(CompletableFuture::join);
    assertEquals(1, later.size(), "the work was not started");
  }
}
