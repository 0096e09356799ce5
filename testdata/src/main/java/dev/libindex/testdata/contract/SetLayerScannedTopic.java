package dev.libindex.testdata.contract;

import static dev.libindex.testdata.contract.Samples.ALL;
import static dev.libindex.testdata.contract.Samples.RELEASE;
import static dev.libindex.testdata.contract.Samples.REPOSITORY;
import static dev.libindex.testdata.contract.Samples.RPM;
import static dev.libindex.testdata.contract.Samples.RPM_ONLY;
import static dev.libindex.testdata.contract.Samples.cell;
import static dev.libindex.testdata.contract.Samples.digest;
import static dev.libindex.testdata.contract.Samples.manifest;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libindex.model.PartialError;
import dev.libindex.model.ScannerSet;
import dev.libindex.store.Bytes;
import dev.libindex.store.Cell;
import dev.libindex.store.LayerCells;
import dev.libindex.store.LayerScan;
import dev.libindex.store.MissingCells;
import dev.libindex.store.StaleLeaseException;
import dev.libindex.store.Store;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

abstract class SetLayerScannedTopic extends StoreTopic {
  SetLayerScannedTopic(Supplier<Store> stores) {
    super(stores);
  }

  @Test
  @DisplayName("afterwards the cells are not missing for any manifest")
  void notMissing() {
    store.persistManifest(manifest("m", "a"));
    store.persistManifest(manifest("sibling", "a"));

    scan("a", cell(RPM, "packages"));

    assertEquals(List.of(), store.checkManifest(manifest("m", "a"), RPM_ONLY).missing());
    assertEquals(List.of(), store.checkManifest(manifest("sibling", "a"), RPM_ONLY).missing());
    assertEquals(
        List.of(new MissingCells(digest("a"), ScannerSet.of(List.of(RELEASE, REPOSITORY)))),
        store.missingCells(List.of(digest("a")), ALL));
  }

  @Test
  @DisplayName("a cell with partial errors is not missing")
  void partialErrors() {
    store.persistManifest(manifest("m", "a"));

    PartialError damaged = PartialError.permanent("var/lib/rpm/Packages", "damaged");
    scan("a", new Cell(RPM, Bytes.ofUtf8(""), Map.of(), List.of(damaged)));

    assertEquals(List.of(), store.missingCells(List.of(digest("a")), RPM_ONLY));
  }

  @Test
  @DisplayName("a cell of the same scanner is replaced, others are kept")
  void replaces() {
    store.persistManifest(manifest("m", "a"));
    scan("a", cell(RPM, "first"), cell(RELEASE, "release"));

    scan("a", cell(RPM, "second"));

    assertEquals(List.of("rhel: release", "rpm: second"), contents("a"));
  }

  @Test
  @DisplayName("every write increases the layer's revision, and no other layer's")
  void revisionGrows() {
    store.persistManifest(manifest("m", "a", "b"));
    scan("b", cell(RPM, "packages"));
    long other = layer("b").revision();
    long before = layer("a").revision();

    scan("a", cell(RPM, "packages"));
    long once = layer("a").revision();
    scan("a", cell(RPM, "packages"));
    long twice = layer("a").revision();

    assertTrue(before < once, before + " < " + once);
    assertTrue(once < twice, once + " < " + twice);
    assertEquals(other, layer("b").revision());
  }

  @Test
  @DisplayName("a scan with an older fence is refused, and nothing is written")
  void olderFence() {
    store.persistManifest(manifest("m", "a"));
    store.setLayerScanned(new LayerScan(digest("a"), 7, Samples.NOON, List.of(cell(RPM, "newer"))));
    long revision = layer("a").revision();

    LayerScan late =
        new LayerScan(
            digest("a"), 6, Samples.NOON, List.of(cell(RPM, "older"), cell(RELEASE, "older")));
    assertThrows(StaleLeaseException.class, () -> store.setLayerScanned(late));

    assertEquals(List.of("rpm: newer"), contents("a"));
    assertEquals(revision, layer("a").revision());
  }

  @Test
  @DisplayName("a scan with the same fence may be repeated, as after a lost response")
  void sameFence() {
    store.persistManifest(manifest("m", "a"));
    LayerScan scan = new LayerScan(digest("a"), 7, Samples.NOON, List.of(cell(RPM, "packages")));

    store.setLayerScanned(scan);
    store.setLayerScanned(scan);

    assertEquals(List.of("rpm: packages"), contents("a"));
  }

  @Test
  @DisplayName("fences are compared per layer")
  void fencePerLayer() {
    store.persistManifest(manifest("m", "a", "b"));
    store.setLayerScanned(
        new LayerScan(digest("a"), 7, Samples.NOON, List.of(cell(RPM, "packages"))));

    store.setLayerScanned(
        new LayerScan(digest("b"), 6, Samples.NOON, List.of(cell(RPM, "packages"))));

    assertEquals(List.of("rpm: packages"), contents("b"));
  }

  @Test
  @DisplayName("nothing is written for a layer of no known manifest")
  void unknownLayer() {
    store.persistManifest(manifest("m", "a"));
    store.deleteManifests(List.of(manifest("m").hash()));

    scan("a", cell(RPM, "too late"));
    scan("b", cell(RPM, "never known"));

    store.persistManifest(manifest("m", "a", "b"));
    assertEquals(2, store.checkManifest(manifest("m", "a", "b"), RPM_ONLY).missing().size());
  }

  private LayerCells layer(String name) {
    return store.coalesceInput(Samples.known(Samples.manifest("any", name), ALL)).layers().get(0);
  }

  private List<String> contents(String layer) {
    return layer(layer).cells().stream()
        .map(cell -> cell.scanner().name() + ": " + cell.content().toUtf8())
        .toList();
  }
}
