package dev.libindex.testdata.contract;

import static dev.libindex.testdata.contract.Samples.ALL;
import static dev.libindex.testdata.contract.Samples.RPM;
import static dev.libindex.testdata.contract.Samples.RPM_ONLY;
import static dev.libindex.testdata.contract.Samples.cell;
import static dev.libindex.testdata.contract.Samples.digest;
import static dev.libindex.testdata.contract.Samples.manifest;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libindex.model.Layer;
import dev.libindex.model.Manifest;
import dev.libindex.store.ManifestConflictException;
import dev.libindex.store.MissingCells;
import dev.libindex.store.Store;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

abstract class PersistManifestTopic extends StoreTopic {
  PersistManifestTopic(Supplier<Store> stores) {
    super(stores);
  }

  @Test
  @DisplayName("repeating it keeps cells and report")
  void idempotent() {
    Manifest manifest = manifest("m", "a", "b", "a");
    index(manifest, ALL, "body");

    store.persistManifest(manifest);

    assertTrue(store.checkManifest(manifest, ALL).current());
    assertEquals(List.of(), store.checkManifest(manifest, ALL).missing());
  }

  @Test
  @DisplayName("layer URIs are not part of a manifest's identity")
  void otherUris() {
    store.persistManifest(manifest("m", "a"));
    Manifest moved =
        new Manifest(
            manifest("m").hash(),
            List.of(
                new Layer(
                    digest("a"), "https://mirror.example/a", Map.of("X-Token", List.of("t")))));

    store.persistManifest(moved);

    assertEquals(1, store.checkManifest(moved, ALL).missing().size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "a b c", "b a", "a b b", "a a b", "a c", ""})
  @DisplayName("a known hash with other layers is refused, and nothing is written")
  void conflict(String layers) {
    Manifest known = manifest("m", "a", "b");
    index(known, ALL, "body");
    Manifest other = manifest("m", layers.isEmpty() ? new String[0] : layers.split(" ", -1));

    ManifestConflictException refused =
        assertThrows(ManifestConflictException.class, () -> store.persistManifest(other));

    assertEquals(known.hash(), refused.manifest());
    assertThrows(ManifestConflictException.class, () -> store.checkManifest(other, ALL));
    assertTrue(store.checkManifest(known, ALL).current());
    scan("c", cell(RPM, "into the void"));
    assertEquals(
        List.of(new MissingCells(digest("c"), RPM_ONLY)),
        store.missingCells(List.of(digest("c")), RPM_ONLY),
        "a layer of the refused manifest is not known");
  }
}
