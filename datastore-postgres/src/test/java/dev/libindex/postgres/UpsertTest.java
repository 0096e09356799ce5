package dev.libindex.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.libindex.model.Manifest;
import dev.libindex.model.ScannerSet;
import dev.libindex.postgres.internal.catalogue.SearchableRows;
import dev.libindex.postgres.internal.content.ContentKey;
import dev.libindex.store.FinishOutcome;
import dev.libindex.store.IndexResult;
import dev.libindex.store.LayerScan;
import dev.libindex.store.Store;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Tests the insertion of rows that another transaction has inserted and not yet committed. A
 * statement that inserts them too waits for that transaction, but does not see its rows: if it
 * joined them, it would lose links without an error.
 */
class UpsertTest {
  private static final ScannerSet SCANNERS = TestImages.scanners(2);
  private static final Manifest MANIFEST = TestImages.manifest("m", "a", "b", "c");

  @RegisterExtension static final TestStores stores = new TestStores();

  private Store store;

  @SuppressWarnings("NullAway.Init") // JUnit calls open() before every test.
  UpsertTest() {}

  @BeforeEach
  void open() {
    store = stores.emptyStore();
    store.registerScanners(SCANNERS);
  }

  @Test
  @DisplayName("layers that another transaction is inserting are linked")
  void layers() {
    stores.whileUncommitted(
        "INSERT INTO libindex.layer (hash) VALUES ('%s'), ('%s')"
            .formatted(TestImages.digest("a"), TestImages.digest("b")),
        () -> store.persistManifest(MANIFEST));

    assertEquals(3, stores.number("SELECT count(*) FROM libindex.manifest_layer"));
  }

  @Test
  @DisplayName("a manifest that another transaction is inserting is accepted and linked")
  void manifest() {
    stores.whileUncommitted(
        "INSERT INTO libindex.manifest (hash, layers) VALUES ('%s', '%s')"
            .formatted(MANIFEST.hash(), ContentKey.ofLayers(MANIFEST.layerDigests())),
        () -> store.persistManifest(MANIFEST));

    assertEquals(3, stores.number("SELECT count(*) FROM libindex.manifest_layer"));
  }

  @Test
  @DisplayName("packages, groups and bodies that another transaction is inserting are found")
  void sharedRows() {
    store.persistManifest(MANIFEST);
    MANIFEST
        .layerDigests()
        .forEach(
            layer ->
                store.setLayerScanned(
                    new LayerScan(layer, 1, TestImages.NOON, TestImages.cells(SCANNERS))));
    IndexResult result =
        TestImages.coalesce(
            store, MANIFEST, SCANNERS, "body", TestImages.groups(MANIFEST.layerDigests()));
    SearchableRows rows = SearchableRows.of(result.groups());

    stores.whileUncommitted(
        """
        INSERT INTO libindex.package VALUES ('%s', 'name', 'version', 'binary', '', '');
        INSERT INTO libindex.package_group VALUES ('%s');
        INSERT INTO libindex.repo VALUES ('%s', 'name', 'key', '', '');
        """
            .formatted(
                rows.packages().firstKey(),
                rows.index().get(0).packageGroup(),
                rows.repositories().firstKey()),
        () -> assertEquals(FinishOutcome.STORED, store.setIndexFinished(result)));

    assertEquals(3, stores.number("SELECT count(*) FROM libindex.manifest_index"));
    assertEquals(rows.packages().size(), stores.number("SELECT count(*) FROM libindex.package"));
  }
}
