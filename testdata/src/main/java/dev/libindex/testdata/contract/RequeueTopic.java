package dev.libindex.testdata.contract;

import static dev.libindex.model.State.INDEX_PARTIAL;
import static dev.libindex.testdata.contract.Samples.ALL;
import static dev.libindex.testdata.contract.Samples.CPES;
import static dev.libindex.testdata.contract.Samples.NOON;
import static dev.libindex.testdata.contract.Samples.RELEASE;
import static dev.libindex.testdata.contract.Samples.RPM;
import static dev.libindex.testdata.contract.Samples.RPM_ONLY;
import static dev.libindex.testdata.contract.Samples.cell;
import static dev.libindex.testdata.contract.Samples.digest;
import static dev.libindex.testdata.contract.Samples.manifest;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libindex.model.Digest;
import dev.libindex.model.LimitHit;
import dev.libindex.model.Manifest;
import dev.libindex.model.PartialError;
import dev.libindex.model.ScannerIdentity;
import dev.libindex.model.ScannerSet;
import dev.libindex.store.Cell;
import dev.libindex.store.FinishOutcome;
import dev.libindex.store.KnownManifest;
import dev.libindex.store.LayerScan;
import dev.libindex.store.MissingCells;
import dev.libindex.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Tests of requeueing, which makes old partial reports eligible for another scan. */
abstract class RequeueTopic extends StoreTopic {
  private static final Manifest MANIFEST = manifest("m", "a", "b");
  private static final PartialError TRANSIENT = PartialError.ofTransient("etc", "disk full");
  private static final PartialError PERMANENT = PartialError.permanent("etc", "damaged");
  private static final Instant LATER = NOON.plusSeconds(3600);

  RequeueTopic(Supplier<Store> stores) {
    super(stores);
  }

  @Test
  @DisplayName(
      "it takes the oldest first, at most as many as requested, no younger ones, none twice")
  void oldestFirst() {
    for (int i : new int[] {3, 1, 4, 2}) {
      indexAwaiting(manifest("m" + i, "a"), ALL, CPES, NOON.plusSeconds(i));
    }

    assertEquals(Set.of(), store.requeueIndexPartials(NOON, 10));
    assertEquals(hashes(1, 2), store.requeueIndexPartials(NOON.plusSeconds(3), 2));
    assertEquals(hashes(3), store.requeueIndexPartials(NOON.plusSeconds(3), 2));
    assertEquals(Set.of(), store.requeueIndexPartials(NOON.plusSeconds(3), 2));

    List<Digest> inOrder = IntStream.of(1, 2, 3).mapToObj(i -> manifest("m" + i).hash()).toList();
    assertEquals(inOrder, store.requeuedManifests(10));
    assertEquals(inOrder.subList(0, 2), store.requeuedManifests(2));
  }

  @Test
  @DisplayName("a limit below 1 counts as 1")
  void limit() {
    indexAwaiting(manifest("m1", "a"), ALL, CPES, NOON);
    indexAwaiting(manifest("m2", "a"), ALL, CPES, LATER);

    assertEquals(hashes(1), store.requeueIndexPartials(LATER, 0));
    assertEquals(hashes(2), store.requeueIndexPartials(LATER, -5));
  }

  @Test
  @DisplayName("reports that are finished, or partial for permanent reasons only, are not requeued")
  void leftAlone() {
    index(MANIFEST, ALL, "body");
    indexPartial(manifest("damaged", "c"), ALL, cell(RPM, PERMANENT));
    indexPartial(
        manifest("out of set", "d"), RPM_ONLY, cell(RPM, PERMANENT), cell(RELEASE, TRANSIENT));

    assertEquals(Set.of(), store.requeueIndexPartials(LATER, 10));
    assertEquals(List.of(), store.requeuedManifests(10));
  }

  @Test
  @DisplayName("a requeued report is due, but lacks no cell if it only waits for a mapping")
  void awaiting() {
    indexAwaiting(MANIFEST, ALL, CPES, NOON);
    assertFalse(isDue(MANIFEST));

    store.requeueIndexPartials(NOON, 10);

    assertTrue(isDue(MANIFEST));
    assertEquals(List.of(), missing(MANIFEST));
    assertEquals(List.of(), store.takeDue(ALL, LATER, Duration.ofMinutes(1), 10));
  }

  @Test
  @DisplayName("exactly the cells with a transient error are missing")
  void retried() {
    indexPartial(MANIFEST, ALL, cell(RPM, PERMANENT), cell(RELEASE, TRANSIENT, PERMANENT));
    assertEquals(List.of(), missing(MANIFEST));

    assertEquals(Set.of(MANIFEST.hash()), store.requeueIndexPartials(NOON, 10));

    assertEquals(List.of(lacks("a", RELEASE)), missing(MANIFEST));
    assertEquals(List.of(), store.checkManifest(MANIFEST, RPM_ONLY).missing());
    assertReport(INDEX_PARTIAL, "partial", MANIFEST.hash());
  }

  @Test
  @DisplayName(
      "a sibling that was not requeued lacks no cell, but missingCells lists the shared one")
  void sibling() {
    Manifest sibling = manifest("sibling", "a", "c");
    indexPartial(MANIFEST, ALL, cell(RELEASE, TRANSIENT));
    indexPartialAt(sibling, LATER);

    store.requeueIndexPartials(NOON, 10);

    assertEquals(List.of(), missing(sibling));
    assertFalse(isDue(sibling));
    assertEquals(List.of(lacks("a", RELEASE)), store.missingCells(sibling.layerDigests(), ALL));
  }

  @Test
  @DisplayName("a sibling that is indexed later is not requeued with the cell that they share")
  void laterSibling() {
    Manifest sibling = manifest("sibling", "a", "c");
    indexPartial(MANIFEST, ALL, cell(RELEASE, TRANSIENT));
    store.requeueIndexPartials(NOON, 10);

    indexPartialAt(sibling, LATER);

    assertEquals(List.of(MANIFEST.hash()), store.requeuedManifests(10));
    assertEquals(List.of(), missing(sibling));
  }

  @Test
  @DisplayName("a cell is kept until a new scan replaces it, and then is no longer missing")
  void rescanned() {
    indexPartial(MANIFEST, ALL, cell(RELEASE, TRANSIENT));
    store.requeueIndexPartials(NOON, 10);
    assertEquals(
        3,
        store
            .coalesceInput(Samples.known(Samples.manifest("any", "a"), ALL))
            .layers()
            .get(0)
            .cells()
            .size());

    scan("a", cell(RELEASE, TRANSIENT));

    assertEquals(List.of(), missing(MANIFEST));
    assertEquals(List.of(), store.missingCells(MANIFEST.layerDigests(), ALL));
    assertTrue(isDue(MANIFEST), "until it is finished");
  }

  @Test
  @DisplayName("every manifest with a cell that was written again is due, requeued or not")
  void siblingHeals() {
    Manifest sibling = manifest("sibling", "a", "c");
    indexPartial(MANIFEST, ALL, cell(RELEASE, TRANSIENT));
    indexPartialAt(sibling, LATER);
    store.requeueIndexPartials(NOON, 10);

    scan("a", cell(RELEASE, "whole"));

    assertTrue(isDue(sibling));
    assertEquals(
        Set.of(MANIFEST.hash(), sibling.hash()),
        store.takeDue(ALL, LATER, Duration.ofMinutes(1), 10).stream()
            .map(KnownManifest::hash)
            .collect(Collectors.toSet()));
    assertEquals(List.of(MANIFEST.hash()), store.requeuedManifests(10), "until it is finished");
  }

  @Test
  @DisplayName(
      "finishing ends the requeue once all cells are scanned again, and restarts the report's age")
  void finished() {
    indexPartial(MANIFEST, ALL, cell(RELEASE, TRANSIENT));
    store.requeueIndexPartials(NOON, 10);
    scan("a", cell(RELEASE, TRANSIENT));

    indexPartialAt(MANIFEST, LATER);

    assertFalse(isDue(MANIFEST));
    assertEquals(List.of(), missing(MANIFEST));
    assertEquals(List.of(), store.requeuedManifests(10));
    assertEquals(Set.of(), store.requeueIndexPartials(LATER.minusSeconds(1), 10));
    assertEquals(Set.of(MANIFEST.hash()), store.requeueIndexPartials(LATER, 10));
  }

  @Test
  @DisplayName("finishing ends the requeue of a report that only waited for a mapping")
  void finishedWithoutCells() {
    indexAwaiting(MANIFEST, ALL, CPES, NOON);
    store.requeueIndexPartials(NOON, 10);

    indexAwaiting(MANIFEST, ALL, CPES, LATER);

    assertEquals(List.of(), store.requeuedManifests(10));
    assertEquals(Set.of(), store.requeueIndexPartials(NOON, 10));
  }

  @Test
  @DisplayName("binding again does not end a requeue that waits for another scan")
  void healedMeanwhile() {
    indexPartial(MANIFEST, ALL, cell(RELEASE, TRANSIENT));
    store.requeueIndexPartials(NOON, 10);

    assertEquals(
        FinishOutcome.STORED,
        store.setIndexPartial(coalesce(MANIFEST, ALL, "partial", Set.of(), LATER)));

    assertEquals(List.of(MANIFEST.hash()), store.requeuedManifests(10));
    assertEquals(List.of(lacks("a", RELEASE)), missing(MANIFEST));
    assertEquals(NOON, store.explain(MANIFEST.hash()).orElseThrow().origin().updatedAt());
  }

  @Test
  @DisplayName("reading a report or storing the same result again does not reset its age")
  void polled() {
    indexAwaiting(MANIFEST, ALL, CPES, NOON);

    isDue(MANIFEST);
    store.indexReport(MANIFEST.hash());
    indexAwaiting(MANIFEST, ALL, CPES, LATER);

    assertEquals(Set.of(MANIFEST.hash()), store.requeueIndexPartials(NOON, 10));
  }

  @Test
  @DisplayName("one caller takes the turn of a task in each interval, independently of other tasks")
  void turns() {
    Duration hour = Duration.ofHours(1);
    Set<Integer> winners = ConcurrentHashMap.newKeySet();
    TestThreads.run(
        8,
        thread -> {
          if (store.takeTurn("task", NOON, hour)) {
            winners.add(thread);
          }
        });
    assertEquals(1, winners.size());
    assertFalse(store.takeTurn("task", LATER.minusSeconds(1), hour));
    assertTrue(store.takeTurn("other task", LATER.minusSeconds(1), hour));
    assertTrue(store.takeTurn("task", LATER, hour));
    assertFalse(store.takeTurn("task", LATER, hour));
    assertTrue(store.takeTurn("task", NOON, hour), "the last turn was taken with a wrong clock");
  }

  @Test
  @DisplayName("a larger limit requeues exactly the cells that hit it, once")
  void limited() {
    PartialError hit = PartialError.limit("db", new LimitHit("maxFileBytes", 100));
    indexPartial(MANIFEST, ALL, cell(RPM, hit), cell(RELEASE, TRANSIENT));
    indexPartial(manifest("damaged", "c"), ALL, cell(RPM, PERMANENT));
    indexPartial(manifest("out of set", "d"), RPM_ONLY, cell(RPM, PERMANENT), cell(RELEASE, hit));

    assertEquals(Set.of(), store.requeueLimited(Map.of("maxFileBytes", 100L), 10));
    assertEquals(Set.of(), store.requeueLimited(Map.of("another", 1000L), 10));
    assertEquals(Set.of(MANIFEST.hash()), store.requeueLimited(Map.of("maxFileBytes", 101L), 10));

    assertEquals(List.of(lacks("a", RPM)), missing(MANIFEST));
    assertEquals(List.of(MANIFEST.hash()), store.requeuedManifests(10));
    assertEquals(Set.of(), store.requeueLimited(Map.of("maxFileBytes", 101L), 10));
    scan("a", cell(RPM, "whole"));
    indexPartialAt(MANIFEST, LATER);
    assertEquals(Set.of(), store.requeueLimited(Map.of("maxFileBytes", 101L), 10));
  }

  @Test
  @DisplayName("a deleted manifest is no longer requeued")
  void deleted() {
    indexAwaiting(MANIFEST, ALL, CPES, NOON);
    store.requeueIndexPartials(NOON, 10);
    store.deleteManifests(List.of(MANIFEST.hash()));

    assertEquals(List.of(), store.requeuedManifests(10));
  }

  @Test
  @DisplayName("concurrent callers get disjoint sets of manifests, together all")
  void together() {
    int manifests = 40;
    IntStream.range(0, manifests)
        .forEach(
            i ->
                indexPartial(manifest("m" + i, "base", "own " + i % 5), ALL, cell(RPM, TRANSIENT)));
    Set<Digest> taken = ConcurrentHashMap.newKeySet();

    TestThreads.run(
        8,
        thread -> {
          for (int round = 0; round < manifests; round++) {
            store
                .requeueIndexPartials(NOON, 3)
                .forEach(manifest -> assertTrue(taken.add(manifest), "taken twice"));
          }
        });

    assertEquals(manifests, taken.size());
  }

  /** Writes these cells to the lower layer and some content to every other cell. */
  private void indexPartial(Manifest manifest, ScannerSet scanners, Cell... cells) {
    store.persistManifest(manifest);
    store.setLayerScanned(
        new LayerScan(manifest.layerDigests().get(0), nextFence(), NOON, List.of(cells)));
    persistAndScan(manifest, scanners);
    assertEquals(
        FinishOutcome.STORED,
        store.setIndexPartial(coalesce(manifest, scanners, "partial", Set.of(), NOON)));
  }

  private void indexPartialAt(Manifest manifest, Instant at) {
    persistAndScanNewLayers(manifest);
    assertEquals(
        FinishOutcome.STORED,
        store.setIndexPartial(coalesce(manifest, ALL, "partial", Set.of(), at)));
  }

  /** Scans layers without any cell, and leaves the cells that are to be scanned again. */
  private void persistAndScanNewLayers(Manifest manifest) {
    store.persistManifest(manifest);
    for (MissingCells missing : store.checkManifest(manifest, ALL).missing()) {
      if (missing.scanners().equals(ALL)) {
        store.setLayerScanned(
            new LayerScan(
                missing.layer(),
                nextFence(),
                NOON,
                ALL.scanners().stream().map(scanner -> cell(scanner, "some")).toList()));
      }
    }
  }

  private List<MissingCells> missing(Manifest manifest) {
    return store.checkManifest(manifest, ALL).missing();
  }

  private static MissingCells lacks(String layer, ScannerIdentity scanner) {
    return new MissingCells(digest(layer), ScannerSet.of(List.of(scanner)));
  }

  private static Set<Digest> hashes(int... numbers) {
    return IntStream.of(numbers)
        .mapToObj(i -> manifest("m" + i).hash())
        .collect(Collectors.toSet());
  }
}
