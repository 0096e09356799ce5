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

@DisplayName("A digest in the database that is none")
class MalformedDigestTest {
  private static final ScannerSet SCANNERS = World.scanners(1);
  private static final Manifest MANIFEST = World.manifest("manifest", "layer");

  @RegisterExtension static final TestStores stores = new TestStores();

  @Test
  @DisplayName("fails what reads it, and is not passed over (D30)")
  void fails() {
    Store store = stores.emptyStore();
    store.registerScanners(SCANNERS);
    store.persistManifest(MANIFEST);
    store.setLayerScanned(
        new LayerScan(World.digest("layer"), 1, World.NOON, World.cells(SCANNERS)));

    IndexResult result = World.coalesce(store, MANIFEST, SCANNERS, "body", List.of());

    stores.execute("UPDATE libindex.layer SET hash = 'nonsense'");

    assertThrows(InvalidDigestException.class, () -> store.setIndexFinished(result));
  }
}
