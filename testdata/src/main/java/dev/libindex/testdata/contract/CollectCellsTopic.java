package dev.libindex.testdata.contract;

import static dev.libindex.testdata.contract.Samples.ALL;
import static dev.libindex.testdata.contract.Samples.NOON;
import static dev.libindex.testdata.contract.Samples.RELEASE;
import static dev.libindex.testdata.contract.Samples.REPOSITORY;
import static dev.libindex.testdata.contract.Samples.RPM;
import static dev.libindex.testdata.contract.Samples.RPM_ONLY;
import static dev.libindex.testdata.contract.Samples.digest;
import static dev.libindex.testdata.contract.Samples.manifest;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libindex.model.Manifest;
import dev.libindex.model.ScannerIdentity;
import dev.libindex.model.ScannerSet;
import dev.libindex.store.Cell;
import dev.libindex.store.FinishOutcome;
import dev.libindex.store.IndexResult;
import dev.libindex.store.LayerScan;
import dev.libindex.store.Store;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Tests that cells that no report is made from are deleted when they are old enough. */
abstract class CollectCellsTopic extends StoreTopic {
  private static final Manifest MANIFEST = manifest("m", "a", "b");
  private static final ScannerSet NONE = ScannerSet.of(List.of());

  CollectCellsTopic(Supplier<Store> stores) {
    super(stores);
  }

  @Test
  @DisplayName(
      "deletes the cells of scanners that no report names, in all layers, and keeps the others")
  void unused() {
    index(MANIFEST, ALL, "before");
    index(MANIFEST, RPM_ONLY, "after");
    index(manifest("other", "c"), RPM_ONLY, "body");
    scan("c", Samples.cell(REPOSITORY, "of a report that was never finished"));

    assertEquals(5, store.collectCells(NONE, NOON, NOON, 10));

    assertEquals(List.of(RPM), scanners("a"));
    assertEquals(List.of(RPM), scanners("b"));
    assertEquals(List.of(RPM), scanners("c"));
    assertEquals(0, store.collectCells(NONE, NOON, NOON, 10));
    assertTrue(store.checkManifest(MANIFEST, RPM_ONLY).missing().isEmpty());
  }

  @Test
  @DisplayName("keeps the cells of a scanner that any report names")
  void used() {
    index(MANIFEST, RPM_ONLY, "body");
    index(manifest("other", "c"), ALL, "body");
    scan("a", Samples.cell(RELEASE, "used elsewhere"));

    assertEquals(0, store.collectCells(NONE, NOON, NOON, 10));
    assertEquals(List.of(RELEASE, RPM), scanners("a"));
  }

  @Test
  @DisplayName("keeps the cells of the given scanners, and cells that are not old enough")
  void kept() {
    store.persistManifest(MANIFEST);
    scan("a", Samples.cell(RPM, "own"), Samples.cell(RELEASE, "old"));
    Cell young = Samples.cell(RELEASE, "young");
    store.setLayerScanned(
        new LayerScan(digest("b"), nextFence(), NOON.plusSeconds(1), List.of(young)));

    assertEquals(1, store.collectCells(RPM_ONLY, NOON, NOON, 10));
    assertEquals(List.of(RPM), scanners("a"));
    assertEquals(List.of(RELEASE), scanners("b"));
  }

  @Test
  @DisplayName("keeps the cells of scanners that another node has used since")
  void inUse() {
    store.persistManifest(MANIFEST);
    scan("a", Samples.cell(RPM, "of another node"), Samples.cell(RELEASE, "old"));

    assertEquals(1, store.collectCells(RPM_ONLY, NOON.plusSeconds(10), NOON, 10));
    assertEquals(0, store.collectCells(NONE, NOON.plusSeconds(20), NOON.plusSeconds(9), 10));
    assertEquals(1, store.collectCells(NONE, NOON.plusSeconds(20), NOON.plusSeconds(10), 10));
  }

  @Test
  @DisplayName("deletes from at most as many layers as requested, and from at least one")
  void limited() {
    store.persistManifest(MANIFEST);
    scan("a", Samples.cell(RPM, "old"), Samples.cell(RELEASE, "old"));
    scan("b", Samples.cell(RPM, "old"), Samples.cell(RELEASE, "old"));

    assertEquals(2, store.collectCells(NONE, NOON, NOON, 0));
    assertEquals(2, store.collectCells(NONE, NOON, NOON, 1));
    assertEquals(0, store.collectCells(NONE, NOON, NOON, 1));
  }

  @Test
  @DisplayName("a result coalesced from deleted cells is not stored")
  void finishedAfterwards() {
    persistAndScan(MANIFEST, ALL);
    IndexResult result = coalesce(MANIFEST, ALL, "body");

    store.collectCells(RPM_ONLY, NOON, NOON, 10);

    assertEquals(FinishOutcome.CELLS_MISSING, store.setIndexFinished(result));
  }

  private List<ScannerIdentity> scanners(String layer) {
    return store
        .coalesceInput(Samples.known(Samples.manifest("any", layer), ALL))
        .layers()
        .get(0)
        .cells()
        .stream()
        .map(Cell::scanner)
        .sorted()
        .toList();
  }
}
