package dev.libindex.testdata.contract;

import static dev.libindex.model.State.INDEX_FINISHED;
import static dev.libindex.model.State.INDEX_PARTIAL;
import static dev.libindex.testdata.contract.Samples.ALL;
import static dev.libindex.testdata.contract.Samples.CPES;
import static dev.libindex.testdata.contract.Samples.NAMES;
import static dev.libindex.testdata.contract.Samples.NOON;
import static dev.libindex.testdata.contract.Samples.RELEASE;
import static dev.libindex.testdata.contract.Samples.REPOSITORY;
import static dev.libindex.testdata.contract.Samples.RPM;
import static dev.libindex.testdata.contract.Samples.attempt;
import static dev.libindex.testdata.contract.Samples.cell;
import static dev.libindex.testdata.contract.Samples.digest;
import static dev.libindex.testdata.contract.Samples.manifest;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libindex.mapping.MappingVersion;
import dev.libindex.model.Manifest;
import dev.libindex.model.PartialError;
import dev.libindex.model.State;
import dev.libindex.store.Cell;
import dev.libindex.store.ExplainedReport;
import dev.libindex.store.FinishOutcome;
import dev.libindex.store.LayerScan;
import dev.libindex.store.PartialCell;
import dev.libindex.store.ReportOrigin;
import dev.libindex.store.Store;
import dev.libindex.store.StoreStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Tests of the origin of a single report, and of the counts of all reports. */
abstract class OriginTopic extends StoreTopic {
  private static final Manifest MANIFEST = manifest("m", "a", "b");

  OriginTopic(Supplier<Store> stores) {
    super(stores);
  }

  @Test
  @DisplayName("a partial report names what it waits for, since when, and what it was bound with")
  void partial() {
    MappingVersion names = store.installMapping(Samples.mapping(NAMES, Map.of("a", List.of("b"))));
    finish(INDEX_PARTIAL, "body", Set.of(CPES), NOON);
    store.installMapping(Samples.mapping(NAMES, Map.of("a", List.of("c"))));

    assertEquals(
        new ReportOrigin(
            INDEX_PARTIAL,
            NOON,
            NOON,
            1,
            false,
            names.sequence(),
            List.of(names),
            Set.of(CPES),
            List.of(),
            null),
        origin());
  }

  @Test
  @DisplayName("the origin names the versions that were current when the report was bound")
  void versions() {
    store.installMapping(Samples.mapping(CPES, Map.of("a", List.of("1"))));
    MappingVersion names = store.installMapping(Samples.mapping(NAMES, Map.of()));
    MappingVersion cpes = store.installMapping(Samples.mapping(CPES, Map.of("a", List.of("2"))));
    finish(INDEX_FINISHED, "body", Set.of(), NOON);
    store.installMapping(Samples.mapping(CPES, Map.of("a", List.of("1"))));

    assertEquals(List.of(names, cpes), origin().boundVersions());
    assertEquals(cpes.sequence(), origin().boundSequence());
  }

  @Test
  @DisplayName("updatedAt changes with the body, and when a requeued report is finished")
  void updatedAt() {
    finish(INDEX_PARTIAL, "body", Set.of(CPES), at(1));
    finish(INDEX_PARTIAL, "body", Set.of(CPES), at(2));
    assertEquals(at(1), origin().updatedAt());

    finish(INDEX_PARTIAL, "other body", Set.of(CPES), at(3));
    assertEquals(at(3), origin().updatedAt());

    store.requeueIndexPartials(at(3), 1);
    assertEquals(at(3), origin().updatedAt());
    assertTrue(origin().requeued());

    finish(INDEX_PARTIAL, "other body", Set.of(CPES), at(4));
    assertEquals(at(4), origin().updatedAt());
    assertEquals(false, origin().requeued());
  }

  @Test
  @DisplayName(
      "partialSince is kept while the report is partial, and set again after it was finished")
  void partialSince() {
    finish(INDEX_PARTIAL, "body", Set.of(CPES), at(1));
    finish(INDEX_PARTIAL, "other body", Set.of(CPES), at(2));
    assertEquals(at(1), origin().partialSince());

    finish(INDEX_FINISHED, "whole", Set.of(), at(3));
    assertNull(origin().partialSince());

    finish(INDEX_PARTIAL, "body", Set.of(CPES), at(4));
    assertEquals(at(4), origin().partialSince());
  }

  @Test
  @DisplayName("the origin has the failed attempt that followed the report, until the next report")
  void failure() {
    finish(INDEX_PARTIAL, "body", Set.of(CPES), NOON);
    store.setAttemptFailed(attempt(MANIFEST, 2));
    assertEquals(attempt(MANIFEST, 2), origin().failure());

    finish(INDEX_PARTIAL, "body", Set.of(CPES), NOON);
    assertNull(origin().failure());
  }

  @Test
  @DisplayName("explain: the report comes with its origin")
  void reportWithItsOrigin() {
    finish(INDEX_PARTIAL, "first", Set.of(CPES), NOON);
    finish(INDEX_FINISHED, "second", Set.of(), at(1));

    ExplainedReport explained = store.explain(MANIFEST.hash()).orElseThrow();

    assertEquals(store.indexReport(MANIFEST.hash()).orElseThrow(), explained.report());
    assertEquals(explained.report().state(), explained.origin().state());
    assertEquals(at(1), explained.origin().updatedAt());
  }

  @Test
  @DisplayName("explain: empty without a report")
  void noReport() {
    store.persistManifest(MANIFEST);

    assertEquals(Optional.empty(), store.explain(MANIFEST.hash()));
    assertEquals(Optional.empty(), store.explain(digest("never known")));
  }

  @Test
  @DisplayName("status: all zero for an empty store")
  void empty() {
    assertEquals(new StoreStatus(0, 0, 0, 0, Map.of(), Map.of(), null), store.status());
  }

  @Test
  @DisplayName("status: counts each report once by state, and once for each mapping it waits for")
  void counted() {
    index(manifest("finished", "a"), ALL, "body");
    index(manifest("finished, too", "a"), ALL, "body");
    finish(INDEX_PARTIAL, "body", Set.of(CPES), at(3));
    partial(manifest("older", "a"), Set.of(CPES, NAMES), at(1));
    partial(manifest("other", "a"), Set.of(), at(2));
    store.persistManifest(manifest("failing", "a"));
    store.setAttemptFailed(attempt(manifest("failing"), 1));
    store.requeueIndexPartials(at(1), 10);

    Map<String, Long> awaited = Map.of(CPES, 2L, NAMES, 1L);
    Map<PartialError.Reason, Long> reasons = Map.of(PartialError.Reason.MISSING_MAPPING, 2L);
    assertEquals(new StoreStatus(2, 3, 1, 1, awaited, reasons, at(1)), store.status());
  }

  @Test
  @DisplayName("status: counts partial reports by reason")
  void reasons() {
    PartialError transientError = PartialError.ofTransient("", "disk full");
    PartialError permanentError = PartialError.permanent("", "damaged");
    store.persistManifest(MANIFEST);
    scan("a", cell(RPM, transientError, permanentError));
    scan("b", cell(RELEASE, permanentError));
    finish(INDEX_PARTIAL, "body", Set.of(), NOON);

    assertEquals(
        Map.of(PartialError.Reason.TRANSIENT, 1L, PartialError.Reason.PERMANENT, 1L),
        store.status().reasons());
  }

  @Test
  @DisplayName(
      "the origin names each partial cell, since when it is partial, and how often it was scanned")
  void partialCells() {
    PartialError transientError = PartialError.ofTransient("", "disk full");
    store.persistManifest(MANIFEST);
    scanAt("a", at(1), cell(RPM, transientError), cell(RELEASE, "whole"));
    scanAt("a", at(2), cell(RPM, PartialError.ofTransient("", "still full")));
    scanAt("b", at(3), cell(RELEASE, transientError), cell(REPOSITORY, transientError));
    scanAt("b", at(4), cell(REPOSITORY, "whole"));
    finish(INDEX_PARTIAL, "body", Set.of(), at(5));

    assertEquals(
        Set.of(
            new PartialCell(digest("a"), RPM, at(1), 2),
            new PartialCell(digest("b"), RELEASE, at(3), 1)),
        Set.copyOf(origin().partialCells()));

    scanAt("b", at(6), cell(RELEASE, "whole"));
    scanAt("b", at(7), cell(RELEASE, transientError));
    scanAt("a", at(8), cell(RPM, "whole"));
    assertEquals(List.of(new PartialCell(digest("b"), RELEASE, at(7), 1)), origin().partialCells());
  }

  @Test
  @DisplayName("attempts counts how often in a row the report was stored as partial")
  void attempts() {
    finish(INDEX_PARTIAL, "body", Set.of(CPES), at(1));
    store.requeueIndexPartials(at(1), 1);
    finish(INDEX_PARTIAL, "body", Set.of(CPES), at(2));
    assertEquals(2, origin().attempts());

    finish(INDEX_FINISHED, "whole", Set.of(), at(3));
    assertEquals(0, origin().attempts());
    finish(INDEX_PARTIAL, "body", Set.of(CPES), at(4));
    assertEquals(1, origin().attempts());
  }

  private void scanAt(String layer, Instant at, Cell... cells) {
    store.setLayerScanned(new LayerScan(digest(layer), nextFence(), at, List.of(cells)));
  }

  private void finish(State end, String body, Set<String> awaited, Instant at) {
    persistAndScan(MANIFEST, ALL);
    assertEquals(FinishOutcome.STORED, finish(end, coalesce(MANIFEST, ALL, body, awaited, at)));
  }

  private void partial(Manifest manifest, Set<String> awaited, Instant at) {
    persistAndScan(manifest, ALL);
    assertEquals(
        FinishOutcome.STORED,
        store.setIndexPartial(coalesce(manifest, ALL, "partial", awaited, at)));
  }

  private ReportOrigin origin() {
    return store.explain(MANIFEST.hash()).orElseThrow().origin();
  }

  private static Instant at(int second) {
    return NOON.plusSeconds(second);
  }
}
