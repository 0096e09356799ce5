package dev.libindex.postgres;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.libindex.model.InvalidDigestException;
import dev.libindex.model.Manifest;
import dev.libindex.model.ScannerSet;
import dev.libindex.store.IndexResult;
import dev.libindex.store.LayerScan;
import dev.libindex.store.Store;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("A malformed digest in the database")
class MalformedDigestTest {
  private static final ScannerSet SCANNERS = TestImages.scanners(1);
  private static final Manifest MANIFEST = TestImages.manifest("manifest", "layer");

  @RegisterExtension static final TestStores stores = new TestStores();

  @Test
  @DisplayName("fails the call that reads it, and is not skipped (D30)")
  void fails() {
    Store store = stores.emptyStore();
    store.registerScanners(SCANNERS);
    store.persistManifest(MANIFEST);
    store.setLayerScanned(
        new LayerScan(TestImages.digest("layer"), 1, TestImages.NOON, TestImages.cells(SCANNERS)));

    IndexResult result = TestImages.coalesce(store, MANIFEST, SCANNERS, "body", List.of());

    stores.execute("UPDATE libindex.layer SET hash = 'nonsense'");

    assertThrows(InvalidDigestException.class, () -> store.setIndexFinished(result));
  }
}
