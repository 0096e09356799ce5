package dev.libindex.testdata.contract;

import static dev.libindex.testdata.contract.Samples.ALL;
import static dev.libindex.testdata.contract.Samples.CPES;
import static dev.libindex.testdata.contract.Samples.NOON;
import static dev.libindex.testdata.contract.Samples.RELEASE;
import static dev.libindex.testdata.contract.Samples.REPOSITORY;
import static dev.libindex.testdata.contract.Samples.RPM;
import static dev.libindex.testdata.contract.Samples.RPM_ONLY;
import static dev.libindex.testdata.contract.Samples.cell;
import static dev.libindex.testdata.contract.Samples.digest;
import static dev.libindex.testdata.contract.Samples.known;
import static dev.libindex.testdata.contract.Samples.manifest;
import static dev.libindex.testdata.contract.Samples.withDiffIds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libindex.mapping.MappingSlice;
import dev.libindex.model.Digest;
import dev.libindex.model.Manifest;
import dev.libindex.model.PartialError;
import dev.libindex.model.ScannerIdentity;
import dev.libindex.model.ScannerSet;
import dev.libindex.model.State;
import dev.libindex.store.Cell;
import dev.libindex.store.FinishOutcome;
import dev.libindex.store.IndexResult;
import dev.libindex.store.LayerCells;
import dev.libindex.store.LayerScan;
import dev.libindex.store.ManifestConflictException;
import dev.libindex.store.ManifestStatus;
import dev.libindex.store.MissingCells;
import dev.libindex.store.ServedLayers;
import dev.libindex.store.Store;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * In these tests the content of layer {@code gzip} is {@code tar}, and {@code zstd} is said to be.
 */
abstract class ServedLayersTopic extends StoreTopic {
  private static final Manifest FIRST = manifest("first", "gzip");
  private static final Manifest SERVED = withDiffIds(manifest("served", "zstd"), "tar");
  private static final Map<Digest, Digest> BY_GZIP = Map.of(digest("zstd"), digest("gzip"));

  ServedLayersTopic(Supplier<Store> stores) {
    super(stores);
  }

  @Test
  @DisplayName("a layer with all cells serves one that is said to have its diffID")
  void serves() {
    indexFirst();

    ManifestStatus status = check(SERVED);

    assertEquals(new ServedLayers(BY_GZIP, false, Map.of()), status.served());
    assertEquals(List.of(), status.missing());
  }

  @Test
  @DisplayName("a served layer has the cells and the revision of the other, under its own digest")
  void servedCells() {
    indexFirst();
    LayerCells first = store.coalesceInput(known(FIRST, ALL)).layers().get(0);

    store.persistManifest(SERVED, BY_GZIP);

    assertEquals(
        List.of(new LayerCells(digest("zstd"), first.revision(), first.cells())),
        store.coalesceInput(known(SERVED, ALL)).layers());
    assertEquals(
        List.of(new MissingCells(digest("zstd"), ALL)),
        store.missingCells(List.of(digest("zstd")), ALL),
        "nothing is stored under the digest of the served layer");
    assertEquals(
        List.of(new MissingCells(digest("zstd"), ALL)),
        check(manifest("other", "zstd")).missing(),
        "a manifest that gives no diffID is not served");
  }

  @Test
  @DisplayName("a served manifest can be finished, and stays so with the same diffID")
  void finish() {
    indexServed();

    ManifestStatus status = check(SERVED);

    assertTrue(status.current());
    assertFalse(status.due());
    assertEquals(List.of(), status.missing());
    assertEquals(new ServedLayers(BY_GZIP, false, Map.of()), status.served());
    assertEquals(
        Set.of(FIRST.hash(), SERVED.hash()),
        Set.copyOf(
            FoundPackage.of(store.findPackages(Set.of("bash"))).stream()
                .map(FoundPackage::manifest)
                .toList()));
  }

  @Test
  @DisplayName("with another diffID, or none, a served manifest uses its own layer again")
  void noLongerGiven() {
    Manifest silent = manifest("served", "zstd");
    indexServed();
    for (Manifest asked : List.of(silent, said("unknown"))) {
      ManifestStatus status = check(asked);
      assertEquals(new ServedLayers(Map.of(), true, Map.of()), status.served());
      assertEquals(List.of(new MissingCells(digest("zstd"), ALL)), status.missing());
    }
    assertFalse(check(SERVED).served().changed(), "nothing is written by a check");

    scanWithDiffId("zstd", "other", ALL);
    store.setLayersServed(SERVED.hash(), Map.of());

    assertTrue(check(silent).due());
    assertEquals(FinishOutcome.STORED, store.setIndexFinished(coalesce(silent, ALL, "own")));
    for (Manifest asked : List.of(silent, said("unknown"), SERVED)) {
      ManifestStatus status = check(asked);
      assertFalse(status.due());
      assertFalse(status.served().changed());
      assertEquals(Map.of(), status.served().servedBy());
      assertEquals(List.of(), status.missing());
    }
  }

  @Test
  @DisplayName("with two diffIDs for a layer, a served manifest uses its own layer again")
  void contradictory() {
    indexFirst();
    Manifest twice = withDiffIds(manifest("twice", "zstd", "zstd"), "tar", "tar");
    store.persistManifest(twice, check(twice).served().servedBy());

    assertEquals(new ServedLayers(BY_GZIP, false, Map.of()), check(twice).served());
    assertEquals(
        new ServedLayers(Map.of(), true, Map.of()),
        check(withDiffIds(twice, "tar", "unknown")).served());
  }

  @Test
  @DisplayName("without reuse no layer begins to be served, and one that is served stays so")
  void withoutReuse() {
    indexFirst();
    ManifestStatus unknown = store.checkManifest(SERVED, ALL, false);
    assertEquals(ServedLayers.NONE, unknown.served());
    assertEquals(List.of(new MissingCells(digest("zstd"), ALL)), unknown.missing());
    store.persistManifest(SERVED, BY_GZIP);
    assertEquals(FinishOutcome.STORED, store.setIndexFinished(coalesce(SERVED, ALL, "served")));

    for (Manifest asked : List.of(SERVED, manifest("served", "zstd"), said("another"))) {
      ManifestStatus status = store.checkManifest(asked, ALL, false);
      assertEquals(new ServedLayers(BY_GZIP, false, Map.of()), status.served());
      assertEquals(List.of(), status.missing());
    }
    scanWithDiffId("zstd", "other", ALL);
    assertEquals(
        new ServedLayers(Map.of(), true, Map.of()),
        store.checkManifest(SERVED, ALL, false).served());
  }

  @Test
  @DisplayName("with the diffID of another known layer, a served manifest is served by that one")
  void nowAnother() {
    indexServed();
    store.persistManifest(manifest("plain", "plain"));
    scanWithDiffId("plain", "another", ALL);

    assertEquals(
        new ServedLayers(Map.of(digest("zstd"), digest("plain")), true, Map.of()),
        check(said("another")).served());
  }

  @Test
  @DisplayName("an unknown diffID, one of another layer, or none at all makes no layer serve")
  void unknownDiffId() {
    indexFirst();

    assertNotServed(said("unknown"));
    assertNotServed(manifest("served", "zstd"));
    assertNotServed(withDiffIds(manifest("served", "zstd", "zstd"), "tar", "unknown"));
  }

  @Test
  @DisplayName("a layer whose diffID was not computed serves none")
  void notComputed() {
    index(FIRST, ALL, "body");

    assertNotServed(SERVED);
  }

  @Test
  @DisplayName("a diffID stays computed if the layer is scanned again without computing it")
  void computedBefore() {
    indexFirst();

    scan("gzip", cell(RPM, "again"));

    assertEquals(BY_GZIP, check(SERVED).served().servedBy());
  }

  @Test
  @DisplayName("a layer that lacks a cell serves none")
  void incomplete() {
    store.persistManifest(FIRST);
    scanWithDiffId("gzip", "tar", RPM_ONLY);

    assertNotServed(SERVED);
    assertEquals(BY_GZIP, store.checkManifest(SERVED, RPM_ONLY).served().servedBy());
  }

  @Test
  @DisplayName("a layer that has all cells itself is not served")
  void ownCells() {
    indexFirst();
    Manifest own = manifest("own", "zstd");
    store.persistManifest(own);
    scanWithDiffId("zstd", "tar", ALL);

    assertEquals(
        new ServedLayers(Map.of(), false, Map.of(digest("zstd"), digest("tar"))),
        check(SERVED).served());
  }

  @Test
  @DisplayName("a layer that lacks cells is not served if another diffID was computed of it")
  void contradicted() {
    indexFirst();
    store.persistManifest(manifest("own", "zstd"));
    scanWithDiffId("zstd", "other", RPM_ONLY);

    ManifestStatus status = check(SERVED);

    assertEquals(
        new ServedLayers(Map.of(), false, Map.of(digest("zstd"), digest("other"))),
        status.served());
    assertEquals(
        List.of(new MissingCells(digest("zstd"), ScannerSet.of(List.of(RELEASE, REPOSITORY)))),
        status.missing());
  }

  @Test
  @DisplayName("a layer that lacks cells is served if the given diffID was computed of it")
  void confirmed() {
    indexFirst();
    store.persistManifest(manifest("own", "zstd"));
    scanWithDiffId("zstd", "tar", RPM_ONLY);

    assertEquals(BY_GZIP, check(SERVED).served().servedBy());
  }

  @Test
  @DisplayName("of several layers that could serve, the one with the least digest does")
  void several() {
    store.persistManifest(manifest("first", "gzip", "plain", "xz"));
    List.of("gzip", "plain", "xz").forEach(layer -> scanWithDiffId(layer, "tar", ALL));
    Digest least =
        List.of(digest("gzip"), digest("plain"), digest("xz")).stream().sorted().toList().get(0);

    assertEquals(Map.of(digest("zstd"), least), check(SERVED).served().servedBy());
  }

  @Test
  @DisplayName("one layer may serve several of a manifest, and be among them")
  void severalServed() {
    indexFirst();
    Manifest twins =
        withDiffIds(
            manifest("twins", "zstd", "gzip", "plain", "zstd", "own"),
            "tar",
            "tar",
            "tar",
            "tar",
            "unknown");
    Map<Digest, Digest> servedBy =
        Map.of(digest("zstd"), digest("gzip"), digest("plain"), digest("gzip"));
    assertEquals(servedBy, check(twins).served().servedBy());
    assertEquals(List.of(new MissingCells(digest("own"), ALL)), check(twins).missing());
    store.persistManifest(twins, servedBy);
    scan("own", cell(RPM, "own"), cell(RELEASE, "own"), cell(REPOSITORY, "own"));

    IndexResult result = coalesce(twins, ALL, "twins");

    assertEquals(
        Set.of(digest("zstd"), digest("gzip"), digest("plain"), digest("own")),
        result.layerRevisions().keySet());
    assertEquals(FinishOutcome.STORED, store.setIndexFinished(result));
    assertTrue(check(twins).current());
  }

  @Test
  @DisplayName("layers are compared as the manifest has them, whatever serves them")
  void conflict() {
    indexServed();

    assertThrows(ManifestConflictException.class, () -> check(manifest("served", "gzip")));
    assertThrows(
        ManifestConflictException.class, () -> store.persistManifest(manifest("served", "gzip")));
    store.persistManifest(said("another"), Map.of());
    assertEquals(BY_GZIP, check(SERVED).served().servedBy(), "a known manifest is not changed");
  }

  @Test
  @DisplayName("a serving layer that is gone serves none")
  void servingLayerGone() {
    indexFirst();
    ManifestStatus status = check(SERVED);
    store.deleteManifests(List.of(FIRST.hash()));

    store.persistManifest(SERVED, status.served().servedBy());

    assertNotServed(SERVED);
    assertFalse(check(SERVED).served().changed());
    assertEquals(
        FinishOutcome.CELLS_MISSING, store.setIndexFinished(coalesce(SERVED, ALL, "body")));
  }

  @Test
  @DisplayName("a layer is kept while it serves, and deleted with the last manifest it serves")
  void delete() {
    indexServed();

    store.deleteManifests(List.of(FIRST.hash()));

    assertTrue(check(SERVED).current());
    assertEquals(List.of(), check(SERVED).missing());
    assertEquals(List.of(), check(FIRST).missing());
    assertEquals(BY_GZIP, check(withDiffIds(manifest("new", "zstd"), "tar")).served().servedBy());

    store.deleteManifests(List.of(SERVED.hash()));

    assertNothingKnown("gzip", "zstd");
  }

  @Test
  @DisplayName("a layer that is served only is known: cells can be written to it")
  void servedLayerIsKnown() {
    indexServed();

    scan("zstd", cell(RPM, "own"));

    assertEquals(
        List.of(new MissingCells(digest("zstd"), ScannerSet.of(List.of(RELEASE, REPOSITORY)))),
        store.missingCells(List.of(digest("zstd")), ALL));
    assertFalse(check(SERVED).due());
    assertFalse(check(SERVED).served().changed());
  }

  @Test
  @DisplayName("if the serving layer lacks cells, the served one lacks all, until both change")
  void backToItsOwn() {
    indexFirstWith(RPM_ONLY);
    store.persistManifest(SERVED, BY_GZIP);
    assertEquals(FinishOutcome.STORED, store.setIndexFinished(coalesce(SERVED, RPM_ONLY, "old")));

    ManifestStatus status = check(SERVED);
    assertEquals(new ServedLayers(Map.of(), true, Map.of()), status.served());
    assertEquals(List.of(new MissingCells(digest("zstd"), ALL)), status.missing());
    store.persistManifest(SERVED, status.served().servedBy());
    assertTrue(check(SERVED).served().changed(), "a known manifest is not changed");
    scanWithDiffId("zstd", "tar", ALL);
    store.setLayersServed(SERVED.hash(), Map.of());

    status = check(SERVED);
    assertEquals(
        new ServedLayers(Map.of(), false, Map.of(digest("zstd"), digest("tar"))), status.served());
    assertEquals(List.of(), status.missing());
    assertTrue(status.due());
    assertEquals(FinishOutcome.STORED, store.setIndexFinished(coalesce(SERVED, ALL, "new")));
    assertTrue(check(SERVED).current());
    assertReport(State.INDEX_FINISHED, "new", SERVED.hash());
  }

  @Test
  @DisplayName("when the layer itself turns out to have another content, it is no longer served")
  void refuted() {
    indexServed();
    store.persistManifest(manifest("own", "zstd"));
    scanWithDiffId("zstd", "other", ALL);

    ManifestStatus status = check(SERVED);

    assertEquals(
        new ServedLayers(Map.of(), true, Map.of(digest("zstd"), digest("other"))), status.served());
    assertTrue(check(manifest("served", "zstd")).served().changed());
    assertEquals(List.of(), status.missing());
    store.setLayersServed(SERVED.hash(), Map.of());
    assertTrue(check(SERVED).due());
    assertEquals(
        "rpm of other",
        store.coalesceInput(known(SERVED, ALL)).layers().get(0).cells().stream()
            .filter(cell -> cell.scanner().equals(RPM))
            .findFirst()
            .orElseThrow()
            .content()
            .toUtf8());
  }

  @Test
  @DisplayName("when the layer itself has all cells, and its diffID is unknown, it uses its own")
  void unproven() {
    indexServed();
    scan("zstd", cell(RPM, "own"), cell(RELEASE, "own"), cell(REPOSITORY, "own"));

    assertEquals(new ServedLayers(Map.of(), true, Map.of()), check(SERVED).served());
  }

  @Test
  @DisplayName("when the layer itself turns out to have that content, it is still served")
  void proven() {
    indexServed();
    store.persistManifest(manifest("own", "zstd"));
    scanWithDiffId("zstd", "tar", ALL);

    assertEquals(
        new ServedLayers(BY_GZIP, false, Map.of(digest("zstd"), digest("tar"))),
        check(SERVED).served());
  }

  @Test
  @DisplayName("a result of cells that are no longer used is stale")
  void stale() {
    indexServed();
    store.persistManifest(manifest("own", "zstd"));
    scanWithDiffId("zstd", "other", ALL);
    IndexResult result = coalesce(SERVED, ALL, "late");

    store.setLayersServed(SERVED.hash(), Map.of());

    assertEquals(FinishOutcome.STALE, store.setIndexFinished(result));
    assertEquals(FinishOutcome.STORED, store.setIndexFinished(coalesce(SERVED, ALL, "new")));
  }

  @Test
  @DisplayName("changing to the same serving layers changes nothing; others are deleted if unused")
  void change() {
    indexServed();
    store.setLayersServed(SERVED.hash(), BY_GZIP);
    assertFalse(check(SERVED).due());
    store.setLayersServed(digest("unknown"), BY_GZIP);
    store.deleteManifests(List.of(FIRST.hash()));
    store.persistManifest(manifest("plain", "plain"));
    scanWithDiffId("plain", "tar", ALL);

    store.setLayersServed(SERVED.hash(), Map.of(digest("zstd"), digest("plain")));

    assertTrue(check(SERVED).due());
    assertEquals(Map.of(digest("zstd"), digest("plain")), check(SERVED).served().servedBy());
    assertNothingKnown("gzip");
    store.deleteManifests(List.of(SERVED.hash(), manifest("plain").hash()));
    assertNothingKnown("zstd", "plain");
  }

  @Test
  @DisplayName("new cells of the serving layer make the report due, which has its own layers")
  void due() {
    indexServed();
    IndexResult before = coalesce(SERVED, ALL, "body");

    scan("gzip", cell(RPM, "replaced"));

    assertTrue(check(SERVED).due());
    assertEquals(FinishOutcome.STALE, store.setIndexFinished(before));
    assertTrue(store.takeDue(ALL, NOON, Duration.ofMinutes(5), 10).contains(known(SERVED, ALL)));
  }

  @Test
  @DisplayName("evidence counts if its layer serves, and not if its layer is served")
  void evidence() {
    store.persistManifest(FIRST);
    scanWithDiffId("gzip", "tar", cell(RPM, ""), cell(RELEASE, ""), cell(REPOSITORY, CPES, "k1"));
    store.persistManifest(SERVED, BY_GZIP);
    scan("zstd", cell(REPOSITORY, CPES, "k2"));
    install(CPES, Map.of("k1", List.of("one"), "k2", List.of("two")));
    IndexResult result = coalesce(SERVED, ALL, "body");

    assertEquals(
        Map.of(CPES, new MappingSlice(CPES, Map.of("k1", List.of("one")))),
        store.coalesceInput(known(SERVED, ALL)).mappings());
    assertEquals(FinishOutcome.STORED, store.setIndexFinished(result));
    install(CPES, Map.of("k1", List.of("one"), "k2", List.of("new")));
    assertFalse(check(SERVED).due());
    install(CPES, Map.of("k1", List.of("new"), "k2", List.of("new")));
    assertTrue(check(SERVED).due());
  }

  @Test
  @DisplayName("a requeued manifest is not served by a layer that is to be scanned again")
  void requeue() {
    store.persistManifest(FIRST);
    scanWithDiffId(
        "gzip",
        "tar",
        cell(RPM, PartialError.ofTransient("", "hiccup")),
        cell(RELEASE, ""),
        cell(REPOSITORY, ""));
    store.persistManifest(SERVED, BY_GZIP);
    assertEquals(FinishOutcome.STORED, store.setIndexPartial(coalesce(SERVED, ALL, "partial")));
    assertEquals(
        List.of(digest("zstd")),
        store.explain(SERVED.hash()).orElseThrow().origin().partialCells().stream()
            .map(cell -> cell.layer())
            .toList());

    assertEquals(Set.of(SERVED.hash()), store.requeueIndexPartials(NOON, 10));

    assertEquals(new ServedLayers(Map.of(), true, Map.of()), check(SERVED).served());
    assertEquals(List.of(new MissingCells(digest("zstd"), ALL)), check(SERVED).missing());
    assertEquals(
        BY_GZIP,
        check(withDiffIds(manifest("new", "zstd"), "tar")).served().servedBy(),
        "another manifest is");
    scan("gzip", cell(RPM, "whole"));
    assertEquals(new ServedLayers(BY_GZIP, false, Map.of()), check(SERVED).served());
    assertTrue(check(SERVED).due());
  }

  private static Manifest said(String diffId) {
    return withDiffIds(manifest("served", "zstd"), diffId);
  }

  private ManifestStatus check(Manifest manifest) {
    return store.checkManifest(manifest, ALL);
  }

  private void indexFirst() {
    indexFirstWith(ALL);
  }

  private void indexFirstWith(ScannerSet scanners) {
    store.persistManifest(FIRST);
    scanWithDiffId("gzip", "tar", scanners);
    assertEquals(FinishOutcome.STORED, store.setIndexFinished(coalesce(FIRST, scanners, "first")));
  }

  private void indexServed() {
    indexFirst();
    store.persistManifest(SERVED, BY_GZIP);
    assertEquals(FinishOutcome.STORED, store.setIndexFinished(coalesce(SERVED, ALL, "served")));
  }

  private void scanWithDiffId(String layer, String diffId, ScannerSet scanners) {
    scanWithDiffId(
        layer,
        diffId,
        scanners.scanners().stream()
            .map(scanner -> cell(scanner, label(scanner) + " of " + diffId))
            .toArray(Cell[]::new));
  }

  private static String label(ScannerIdentity scanner) {
    return scanner.name();
  }

  private void scanWithDiffId(String layer, String diffId, Cell... cells) {
    store.setLayerScanned(
        new LayerScan(digest(layer), nextFence(), NOON, List.of(cells), digest(diffId)));
  }

  private void assertNotServed(Manifest manifest) {
    ManifestStatus status = check(manifest);
    assertEquals(Map.of(), status.served().servedBy());
    assertEquals(List.of(new MissingCells(digest("zstd"), ALL)), status.missing());
  }

  private void assertNothingKnown(String... layers) {
    assertEquals(List.of(), store.coalesceInput(known(manifest("any", layers), ALL)).layers());
  }
}
