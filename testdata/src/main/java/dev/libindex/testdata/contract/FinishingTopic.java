package dev.libindex.testdata.contract;

import static dev.libindex.model.State.INDEX_FINISHED;
import static dev.libindex.model.State.INDEX_PARTIAL;
import static dev.libindex.testdata.contract.Samples.ALL;
import static dev.libindex.testdata.contract.Samples.CPES;
import static dev.libindex.testdata.contract.Samples.NOON;
import static dev.libindex.testdata.contract.Samples.RPM;
import static dev.libindex.testdata.contract.Samples.RPM_ONLY;
import static dev.libindex.testdata.contract.Samples.attempt;
import static dev.libindex.testdata.contract.Samples.cell;
import static dev.libindex.testdata.contract.Samples.digest;
import static dev.libindex.testdata.contract.Samples.manifest;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libindex.model.Digest;
import dev.libindex.model.Manifest;
import dev.libindex.model.State;
import dev.libindex.store.FinishOutcome;
import dev.libindex.store.IndexResult;
import dev.libindex.store.Store;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Tests of {@code setIndexFinished} and {@code setIndexPartial}, which differ only in the state.
 */
abstract class FinishingTopic extends StoreTopic {
  private static final Manifest MANIFEST = manifest("m", "a", "b", "a");

  FinishingTopic(Supplier<Store> stores) {
    super(stores);
  }

  @ParameterizedTest
  @EnumSource(names = {"INDEX_FINISHED", "INDEX_PARTIAL"})
  @DisplayName("the report is stored with its state")
  void stored(State end) {
    persistAndScan(MANIFEST, ALL);

    assertEquals(FinishOutcome.STORED, finish(end, coalesce(MANIFEST, ALL, "body")));

    assertReport(end, "body", MANIFEST.hash());
  }

  @ParameterizedTest
  @EnumSource(names = {"INDEX_FINISHED", "INDEX_PARTIAL"})
  @DisplayName("a result replaces the previous one, whatever their states")
  void replaces(State end) {
    index(MANIFEST, RPM_ONLY, "body before");
    persistAndScan(MANIFEST, ALL);

    assertEquals(FinishOutcome.STORED, finish(end, coalesce(MANIFEST, ALL, "body")));
    assertReport(end, "body", MANIFEST.hash());
    assertTrue(store.checkManifest(MANIFEST, ALL).current());

    assertEquals(FinishOutcome.STORED, finish(INDEX_PARTIAL, coalesce(MANIFEST, ALL, "body")));
    assertReport(INDEX_PARTIAL, "body", MANIFEST.hash());
  }

  @ParameterizedTest
  @EnumSource(names = {"INDEX_FINISHED", "INDEX_PARTIAL"})
  @DisplayName("repeating a call, as after a lost response, leads to the same state")
  void repeated(State end) {
    persistAndScan(MANIFEST, ALL);
    IndexResult result = coalesce(MANIFEST, ALL, "body");

    assertEquals(FinishOutcome.STORED, finish(end, result));
    assertEquals(FinishOutcome.STORED, finish(end, result));

    assertReport(end, "body", MANIFEST.hash());
  }

  @Test
  @DisplayName("manifests with the same body have separate reports")
  void sameBody() {
    Manifest twin = manifest("twin", "a", "b", "a");
    index(MANIFEST, ALL, "body");
    index(twin, ALL, "body");

    store.setIndexPartial(coalesce(twin, ALL, "other body"));
    assertReport(INDEX_FINISHED, "body", MANIFEST.hash());
    assertReport(INDEX_PARTIAL, "other body", twin.hash());

    store.setIndexFinished(coalesce(twin, ALL, "body"));
    store.deleteManifests(List.of(MANIFEST.hash()));
    assertReport(INDEX_FINISHED, "body", twin.hash());
  }

  @ParameterizedTest
  @EnumSource(names = {"INDEX_FINISHED", "INDEX_PARTIAL"})
  @DisplayName("STALE: a cell was written in between, even with the same content")
  void cellsChanged(State end) {
    index(MANIFEST, ALL, "body before");
    IndexResult result = coalesce(MANIFEST, ALL, "body");
    scan("b", cell(RPM, "found by " + RPM));

    assertRefused(FinishOutcome.STALE, end, result);
    assertEquals(FinishOutcome.STORED, finish(end, coalesce(MANIFEST, ALL, "body")));
  }

  @ParameterizedTest
  @EnumSource(names = {"INDEX_FINISHED", "INDEX_PARTIAL"})
  @DisplayName("STALE: a mapping was installed in between, whatever the evidence")
  void mappingChanged(State end) {
    index(MANIFEST, ALL, "body before");
    IndexResult result = coalesce(MANIFEST, ALL, "body");
    install(CPES, Map.of());

    assertRefused(FinishOutcome.STALE, end, result);
    assertEquals(FinishOutcome.STORED, finish(end, coalesce(MANIFEST, ALL, "body")));
  }

  @Test
  @DisplayName("STALE: the result lacks the revision of a layer")
  void revisionNotGiven() {
    index(MANIFEST, ALL, "body before");
    IndexResult complete = coalesce(MANIFEST, ALL, "body");
    Map<Digest, Long> revisions = new HashMap<>(complete.layerRevisions());
    revisions.remove(digest("b"));

    assertRefused(
        FinishOutcome.STALE,
        INDEX_FINISHED,
        new IndexResult(
            complete.manifest(),
            complete.scanners(),
            revisions,
            complete.mappingSequence(),
            complete.body(),
            complete.awaitedMappings(),
            complete.reasons(),
            complete.groups(),
            complete.at()));
  }

  @Test
  @DisplayName("STALE: the manifest was deleted and scanned again in between")
  void knownAgain() {
    store.persistManifest(manifest("m", "a"));
    scan("a", cell(RPM, "whole"));
    IndexResult result = coalesce(manifest("m", "a"), RPM_ONLY, "whole");
    store.deleteManifests(List.of(result.manifest()));
    store.persistManifest(manifest("m", "a"));
    scan("a", cell(RPM, "with a partial error"));

    assertEquals(FinishOutcome.STALE, store.setIndexFinished(result));
    assertTrue(store.indexReport(result.manifest()).isEmpty());
  }

  @Test
  @DisplayName("STORED: a mapping was confirmed, or its current version was installed again")
  void mappingConfirmed() {
    install(CPES, Map.of("rhel-8", List.of("eight")));
    persistAndScan(MANIFEST, ALL);
    IndexResult result = coalesce(MANIFEST, ALL, "body");

    store.confirmMapping(CPES, NOON.plusSeconds(60));
    install(CPES, Map.of("rhel-8", List.of("eight")));

    assertEquals(FinishOutcome.STORED, store.setIndexFinished(result));
  }

  @ParameterizedTest
  @EnumSource(names = {"INDEX_FINISHED", "INDEX_PARTIAL"})
  @DisplayName("CELLS_MISSING: a scanner has not scanned every layer")
  void cellsMissing(State end) {
    index(MANIFEST, RPM_ONLY, "body before");

    assertRefused(FinishOutcome.CELLS_MISSING, end, coalesce(MANIFEST, ALL, "body"));
  }

  @Test
  @DisplayName("CELLS_MISSING takes precedence over STALE")
  void missingBeforeStale() {
    index(MANIFEST, RPM_ONLY, "body before");
    IndexResult result = coalesce(MANIFEST, ALL, "body");
    scan("a", cell(RPM, "packages"));

    assertRefused(FinishOutcome.CELLS_MISSING, INDEX_FINISHED, result);
  }

  @ParameterizedTest
  @EnumSource(names = {"INDEX_FINISHED", "INDEX_PARTIAL"})
  @DisplayName("MANIFEST_GONE: the manifest was deleted, though a sibling keeps its layers")
  void manifestGone(State end) {
    store.persistManifest(manifest("sibling", "a", "b"));
    persistAndScan(MANIFEST, ALL);
    IndexResult result = coalesce(MANIFEST, ALL, "body");
    store.deleteManifests(List.of(MANIFEST.hash()));

    assertEquals(FinishOutcome.MANIFEST_GONE, finish(end, result));
    assertTrue(store.indexReport(MANIFEST.hash()).isEmpty());
  }

  @Test
  @DisplayName("MANIFEST_GONE: the manifest was never known")
  void neverKnown() {
    assertEquals(
        FinishOutcome.MANIFEST_GONE, store.setIndexFinished(coalesce(MANIFEST, ALL, "body")));
  }

  @Test
  @DisplayName("indexReport is empty for a manifest without a result")
  void noReport() {
    store.persistManifest(MANIFEST);

    assertTrue(store.indexReport(MANIFEST.hash()).isEmpty());
    assertTrue(store.indexReport(digest("never known")).isEmpty());
  }

  private void assertRefused(FinishOutcome outcome, State end, IndexResult result) {
    store.setAttemptFailed(attempt(MANIFEST, 3));

    assertEquals(outcome, finish(end, result));

    assertReport(INDEX_FINISHED, "body before", result.manifest());
    assertNotNull(store.checkManifest(MANIFEST, ALL).failure(), "the failed attempt is kept");
  }
}
