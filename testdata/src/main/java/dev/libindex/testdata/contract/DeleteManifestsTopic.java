package dev.libindex.testdata.contract;

import static dev.libindex.model.State.INDEX_FINISHED;
import static dev.libindex.testdata.contract.Samples.ALL;
import static dev.libindex.testdata.contract.Samples.attempt;
import static dev.libindex.testdata.contract.Samples.digest;
import static dev.libindex.testdata.contract.Samples.manifest;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libindex.model.Digest;
import dev.libindex.model.Manifest;
import dev.libindex.store.ManifestStatus;
import dev.libindex.store.MissingCells;
import dev.libindex.store.Store;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

abstract class DeleteManifestsTopic extends StoreTopic {
  DeleteManifestsTopic(Supplier<Store> stores) {
    super(stores);
  }

  @Test
  @DisplayName("it returns the hashes that were known, each once")
  void namesKnown() {
    Digest a = manifest("a").hash();
    Digest b = manifest("b").hash();
    index(manifest("a", "x"), ALL, "body");
    store.persistManifest(manifest("b", "x"));

    assertEquals(Set.of(a, b), store.deleteManifests(List.of(a, digest("never known"), b, a)));
    assertEquals(Set.of(), store.deleteManifests(List.of(a, b)));
    assertEquals(Set.of(), store.deleteManifests(List.of()));
  }

  @Test
  @DisplayName("report and failed attempt are deleted, those of other manifests are kept")
  void forgets() {
    Manifest gone = manifest("gone", "a");
    Manifest kept = manifest("kept", "a");
    for (Manifest manifest : List.of(gone, kept)) {
      index(manifest, ALL, "body");
      store.setAttemptFailed(attempt(manifest, 1));
    }

    store.deleteManifests(List.of(gone.hash()));

    assertTrue(store.indexReport(gone.hash()).isEmpty());
    assertReport(INDEX_FINISHED, "body", kept.hash());
    store.persistManifest(gone);
    ManifestStatus again = store.checkManifest(gone, ALL);
    assertNull(again.report());
    assertNull(again.failure());
    assertEquals(attempt(kept, 1), store.checkManifest(kept, ALL).failure());
  }

  @Test
  @DisplayName("layers of no other manifest are deleted with their cells, shared layers are kept")
  void collectsLayers() {
    Manifest gone = manifest("gone", "base", "own", "own");
    Manifest kept = manifest("kept", "base", "other");
    index(gone, ALL, "body");
    index(kept, ALL, "body");

    store.deleteManifests(List.of(gone.hash()));

    assertEquals(List.of(digest("own")), layersWithoutCells("base", "own", "other"));
    assertEquals(
        2,
        store
            .coalesceInput(Samples.known(manifest("any", "base", "own", "other"), ALL))
            .layers()
            .size());
    assertTrue(store.checkManifest(kept, ALL).current());
  }

  @Test
  @DisplayName("layers shared only by manifests of the same call are deleted")
  void collectsLayersOfAll() {
    index(manifest("a", "base", "x"), ALL, "body");
    index(manifest("b", "base", "y"), ALL, "body");

    store.deleteManifests(List.of(manifest("a").hash(), manifest("b").hash()));

    assertEquals(
        List.of(digest("base"), digest("x"), digest("y")), layersWithoutCells("base", "x", "y"));
  }

  @Test
  @DisplayName("a layer is kept until its last manifest is deleted")
  void lastOneCollects() {
    index(manifest("a", "base"), ALL, "body");
    index(manifest("b", "base"), ALL, "body");

    store.deleteManifests(List.of(manifest("a").hash()));
    assertEquals(List.of(), layersWithoutCells("base"));

    store.deleteManifests(List.of(manifest("b").hash()));
    assertEquals(List.of(digest("base")), layersWithoutCells("base"));
  }

  @Test
  @DisplayName("a deleted hash may be persisted again with other layers")
  void comesBack() {
    index(manifest("m", "a"), ALL, "body");
    store.deleteManifests(List.of(manifest("m").hash()));

    index(manifest("m", "b"), ALL, "other body");

    assertReport(INDEX_FINISHED, "other body", manifest("m").hash());
  }

  private List<Digest> layersWithoutCells(String... layers) {
    return store.missingCells(manifest("any", layers).layerDigests(), ALL).stream()
        .map(MissingCells::layer)
        .toList();
  }
}
