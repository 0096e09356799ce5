package dev.libindex.testdata.contract;

import static dev.libindex.testdata.contract.Samples.ALL;
import static dev.libindex.testdata.contract.Samples.CPES;
import static dev.libindex.testdata.contract.Samples.NAMES;
import static dev.libindex.testdata.contract.Samples.RELEASE;
import static dev.libindex.testdata.contract.Samples.REPOSITORY;
import static dev.libindex.testdata.contract.Samples.RPM_ONLY;
import static dev.libindex.testdata.contract.Samples.cell;
import static dev.libindex.testdata.contract.Samples.manifest;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libindex.model.Manifest;
import dev.libindex.store.FinishOutcome;
import dev.libindex.store.Store;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** When binding again may change a report. */
abstract class DueTopic extends StoreTopic {
  private static final Manifest MANIFEST = manifest("m", "a", "b");
  private static final Map<String, List<String>> BEFORE =
      Map.of("kept", List.of("1"), "changed", List.of("1", "2"), "removed", List.of("1"));

  DueTopic(Supplier<Store> stores) {
    super(stores);
  }

  @Test
  @DisplayName("a report that waits for a mapping is due when it arrives, and bound only once")
  void awaited() {
    persistAndScan(MANIFEST, ALL);
    store.setIndexPartial(coalesce(MANIFEST, ALL, "partial", Set.of(CPES)));
    assertFalse(isDue(MANIFEST));

    install(NAMES, Map.of("ubi8", List.of("repo")));
    assertFalse(isDue(MANIFEST), "it waits for another one");

    install(CPES, Map.of("of no concern", List.of("x")));
    assertTrue(isDue(MANIFEST));

    store.setIndexFinished(coalesce(MANIFEST, ALL, "whole"));
    assertFalse(isDue(MANIFEST));
  }

  @Test
  @DisplayName("a key that the evidence names has another value")
  void changedKey() {
    boundWith("changed");

    install(CPES, Map.of("kept", List.of("1"), "changed", List.of("1", "3")));

    assertTrue(isDue(MANIFEST));
  }

  @Test
  @DisplayName("a key that the evidence names has its values in another order")
  void reorderedKey() {
    boundWith("changed");

    install(CPES, Map.of("changed", List.of("2", "1")));

    assertTrue(isDue(MANIFEST));
  }

  @Test
  @DisplayName("a key that the evidence names is gone")
  void removedKey() {
    boundWith("removed");

    install(CPES, Map.of("kept", List.of("1")));

    assertTrue(isDue(MANIFEST));
  }

  @Test
  @DisplayName("a key that the evidence names and the mapping lacked is there")
  void addedKey() {
    boundWith("added");

    install(CPES, Map.of("added", List.of()));

    assertTrue(isDue(MANIFEST));
  }

  @Test
  @DisplayName("a key that came and went before the report was bound does not matter")
  void settledKey() {
    install(CPES, Map.of("added", List.of("1")));
    install(CPES, Map.of());

    boundWith("added");
    install(CPES, Map.of("other", List.of("1")));

    assertFalse(isDue(MANIFEST));
  }

  @Test
  @DisplayName("keys that the evidence does not name, or that did not change, do not matter")
  void otherKeys() {
    boundWith("kept");

    install(CPES, Map.of("kept", List.of("1"), "changed", List.of("3"), "added", List.of("1")));

    assertFalse(isDue(MANIFEST));
  }

  @Test
  @DisplayName("the same key of another mapping does not matter")
  void otherMapping() {
    boundWith("kept");

    install(NAMES, Map.of("kept", List.of("2")));

    assertFalse(isDue(MANIFEST));
  }

  @Test
  @DisplayName("evidence of layers that the manifest does not have does not matter")
  void otherLayers() {
    boundWith("kept");
    index(manifest("other", "c"), ALL, "body");
    scan("c", cell(REPOSITORY, CPES, "changed"));

    install(CPES, Map.of("kept", List.of("1"), "changed", List.of("3")));

    assertFalse(isDue(MANIFEST));
  }

  @Test
  @DisplayName("evidence of scanners outside the report's set does not matter, whoever asks")
  void otherScanners() {
    install(CPES, BEFORE);
    index(MANIFEST, RPM_ONLY, "body");
    scan("a", cell(REPOSITORY, CPES, "changed"));

    install(CPES, Map.of("changed", List.of("3")));

    assertFalse(store.checkManifest(MANIFEST, ALL).due());
    assertFalse(store.checkManifest(MANIFEST, RPM_ONLY).due());
  }

  @Test
  @DisplayName("evidence of the report's set matters to those who ask with a smaller one, too")
  void smallerSetAsks() {
    boundWith("changed");

    install(CPES, Map.of("changed", List.of("3")));

    assertTrue(store.checkManifest(MANIFEST, RPM_ONLY).due());
  }

  @Test
  @DisplayName("finishing with what is current settles it, even with the same body")
  void settled() {
    boundWith("changed");
    install(CPES, Map.of("changed", List.of("3")));

    assertEquals(FinishOutcome.STORED, store.setIndexFinished(coalesce(MANIFEST, ALL, "body")));

    assertFalse(isDue(MANIFEST));
  }

  @Test
  @DisplayName(
      "a change in a layer that two manifests share makes both due, and settles one by one")
  void sharedLayer() {
    Manifest sibling = manifest("sibling", "b", "x");
    boundWith("changed");
    index(sibling, ALL, "body");
    install(CPES, Map.of("changed", List.of("3")));
    assertTrue(isDue(sibling));

    store.setIndexFinished(coalesce(MANIFEST, ALL, "body"));

    assertTrue(isDue(sibling));
    assertFalse(isDue(MANIFEST));
  }

  @Test
  @DisplayName("a cell of the report's set that is written again makes its manifests due")
  void replacedCell() {
    Manifest sibling = manifest("sibling", "b", "x");
    Manifest other = manifest("other", "x");
    for (Manifest one : List.of(MANIFEST, sibling, other)) {
      index(one, ALL, "body");
    }

    scan("b", cell(RELEASE, "other release"));

    assertTrue(isDue(MANIFEST));
    assertTrue(isDue(sibling));
    assertFalse(isDue(other));
    index(sibling, ALL, "body");
    assertFalse(isDue(sibling));
  }

  @Test
  @DisplayName("cells of scanners outside the report's set, new or written again, do not matter")
  void otherCells() {
    index(MANIFEST, RPM_ONLY, "body");

    scan("b", cell(RELEASE, "release"));
    scan("b", cell(RELEASE, "other release"));

    assertFalse(isDue(MANIFEST));
  }

  /** A finished manifest with evidence in its upper layer, bound with {@link #BEFORE}. */
  private void boundWith(String key) {
    if (store.currentMapping(CPES).isEmpty()) {
      install(CPES, BEFORE);
    }
    persistAndScan(MANIFEST, ALL);
    scan("b", cell(REPOSITORY, CPES, key, "never there"), cell(RELEASE, "release"));
    index(MANIFEST, ALL, "body");
    assertFalse(isDue(MANIFEST));
  }
}
