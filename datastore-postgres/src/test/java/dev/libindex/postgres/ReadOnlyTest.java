package dev.libindex.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;
import dev.libindex.error.StoreException;
import dev.libindex.model.Manifest;
import dev.libindex.model.ScannerSet;
import dev.libindex.postgres.internal.sql.ConnectionPool;
import dev.libindex.store.KnownManifest;
import dev.libindex.store.Store;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests that calls that only read work over connections that cannot write. */
class ReadOnlyTest {
  private static final String READ_ONLY = "options=-c%20default_transaction_read_only=on";

  @RegisterExtension static final TestStores stores = new TestStores();

  @Test
  @DisplayName("checking, reading and looking for missing cells write nothing")
  void onlyReads() {
    ScannerSet scanners = TestImages.scanners(3);
    Manifest manifest = TestImages.manifest("m", "a", "b");
    Store writable = stores.emptyStore();
    writable.installMapping(TestImages.mapping("sha256:1", Map.of("common key", List.of("value"))));
    TestImages.index(writable, manifest, scanners, "body");
    writable.installMapping(TestImages.mapping("sha256:2", Map.of("common key", List.of("other"))));

    try (HikariDataSource readOnly = ConnectionPool.open(readOnlyUrl(), 1)) {
      Store store = stores.store(readOnly);

      assertTrue(store.checkManifest(manifest, scanners).due());
      assertTrue(store.indexReport(manifest.hash()).isPresent());
      assertEquals(List.of(), store.missingCells(manifest.layerDigests(), scanners));
      assertEquals(
          2,
          store
              .coalesceInput(new KnownManifest(manifest.hash(), manifest.layerDigests(), scanners))
              .layers()
              .size());
      assertEquals(2, store.currentMapping(TestImages.CPES).orElseThrow().sequence());
      assertTrue(store.knowsMapping(TestImages.CPES, "sha256:1"));
      assertThrows(StoreException.class, () -> store.persistManifest(manifest));
    }
  }

  private static String readOnlyUrl() {
    return stores.jdbcUrl() + (stores.jdbcUrl().contains("?") ? "&" : "?") + READ_ONLY;
  }
}
