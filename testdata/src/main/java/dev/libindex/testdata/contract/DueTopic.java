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

/** Tests of when a report is due, that is, when binding again may change it. */
abstract class DueTopic extends StoreTopic {
  private static final Manifest MANIFEST = manifest("m", "a", "b");
  private static final Map<String, List<String>> BEFORE =
      Map.of("kept", List.of("1"), "changed", List.of("1", "2"), "removed", List.of("1"));

  DueTopic(Supplier<Store> stores) {
    super(stores);
  }

  @Test
  @DisplayName(
      "a report that waits for a mapping is due once the mapping is installed, until it is bound")
  void awaited() {
    persistAndScan(MANIFEST, ALL);
    store.setIndexPartial(coalesce(MANIFEST, ALL, "partial", Set.of(CPES)));
    assertFalse(isDue(MANIFEST));

    install(NAMES, Map.of("ubi8", List.of("repo")));
    assertFalse(isDue(MANIFEST), "it waits for another mapping");

    install(CPES, Map.of("of no concern", List.of("x")));
    assertTrue(isDue(MANIFEST));

    store.setIndexFinished(coalesce(MANIFEST, ALL, "whole"));
    assertFalse(isDue(MANIFEST));
  }

  @Test
  @DisplayName("due: the value of a key in the evidence changed")
  void changedKey() {
    boundWith("changed");

    install(CPES, Map.of("kept", List.of("1"), "changed", List.of("1", "3")));

    assertTrue(isDue(MANIFEST));
  }

  @Test
  @DisplayName("due: the values of a key in the evidence are in another order")
  void reorderedKey() {
    boundWith("changed");

    install(CPES, Map.of("changed", List.of("2", "1")));

    assertTrue(isDue(MANIFEST));
  }

  @Test
  @DisplayName("due: a key in the evidence was removed from the mapping")
  void removedKey() {
    boundWith("removed");

    install(CPES, Map.of("kept", List.of("1")));

    assertTrue(isDue(MANIFEST));
  }

  @Test
  @DisplayName("due: a key in the evidence was added to the mapping")
  void addedKey() {
    boundWith("added");

    install(CPES, Map.of("added", List.of()));

    assertTrue(isDue(MANIFEST));
  }

  @Test
  @DisplayName("not due: a key was added and removed before the report was bound")
  void settledKey() {
    install(CPES, Map.of("added", List.of("1")));
    install(CPES, Map.of());

    boundWith("added");
    install(CPES, Map.of("other", List.of("1")));

    assertFalse(isDue(MANIFEST));
  }

  @Test
  @DisplayName("not due: keys changed that are not in the evidence")
  void otherKeys() {
    boundWith("kept");

    install(CPES, Map.of("kept", List.of("1"), "changed", List.of("3"), "added", List.of("1")));

    assertFalse(isDue(MANIFEST));
  }

  @Test
  @DisplayName("not due: the same key changed in another mapping")
  void otherMapping() {
    boundWith("kept");

    install(NAMES, Map.of("kept", List.of("2")));

    assertFalse(isDue(MANIFEST));
  }

  @Test
  @DisplayName("not due: the evidence is in a layer of another manifest")
  void otherLayers() {
    boundWith("kept");
    index(manifest("other", "c"), ALL, "body");
    scan("c", cell(REPOSITORY, CPES, "changed"));

    install(CPES, Map.of("kept", List.of("1"), "changed", List.of("3")));

    assertFalse(isDue(MANIFEST));
  }

  @Test
  @DisplayName(
      "not due: the evidence is of a scanner outside the report's set, whichever set the check names")
  void otherScanners() {
    install(CPES, BEFORE);
    index(MANIFEST, RPM_ONLY, "body");
    scan("a", cell(REPOSITORY, CPES, "changed"));

    install(CPES, Map.of("changed", List.of("3")));

    assertFalse(store.checkManifest(MANIFEST, ALL).due());
    assertFalse(store.checkManifest(MANIFEST, RPM_ONLY).due());
  }

  @Test
  @DisplayName("due: the evidence is of the report's set, even if the check names a smaller set")
  void smallerSetAsks() {
    boundWith("changed");

    install(CPES, Map.of("changed", List.of("3")));

    assertTrue(store.checkManifest(MANIFEST, RPM_ONLY).due());
  }

  @Test
  @DisplayName(
      "a due report that is finished with the current mapping is not due, even with the same body")
  void settled() {
    boundWith("changed");
    install(CPES, Map.of("changed", List.of("3")));

    assertEquals(FinishOutcome.STORED, store.setIndexFinished(coalesce(MANIFEST, ALL, "body")));

    assertFalse(isDue(MANIFEST));
  }

  @Test
  @DisplayName(
      "a change in a shared layer makes both manifests due, and each is finished separately")
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
  @DisplayName("due: a cell of the report's set was written again")
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
  @DisplayName("not due: a cell of a scanner outside the report's set was written or written again")
  void otherCells() {
    index(MANIFEST, RPM_ONLY, "body");

    scan("b", cell(RELEASE, "release"));
    scan("b", cell(RELEASE, "other release"));

    assertFalse(isDue(MANIFEST));
  }

  /** Finishes a manifest that has evidence in its upper layer, bound with {@link #BEFORE}. */
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
