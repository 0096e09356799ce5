package dev.libindex.testdata.contract;

import static dev.libindex.model.State.INDEX_FINISHED;
import static dev.libindex.testdata.contract.Samples.ALL;
import static dev.libindex.testdata.contract.Samples.RPM_ONLY;
import static dev.libindex.testdata.contract.Samples.attempt;
import static dev.libindex.testdata.contract.Samples.manifest;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.libindex.model.Manifest;
import dev.libindex.model.State;
import dev.libindex.store.Store;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

abstract class AttemptsTopic extends StoreTopic {
  private static final Manifest MANIFEST = manifest("m", "a");

  AttemptsTopic(Supplier<Store> stores) {
    super(stores);
  }

  @Test
  @DisplayName("a failed attempt is visible for every scanner set, and the next one replaces it")
  void replaced() {
    store.persistManifest(MANIFEST);

    store.setAttemptFailed(attempt(MANIFEST, 1));
    assertEquals(attempt(MANIFEST, 1), store.checkManifest(MANIFEST, ALL).failure());

    store.setAttemptFailed(attempt(MANIFEST, 2));
    assertEquals(attempt(MANIFEST, 2), store.checkManifest(MANIFEST, ALL).failure());
    assertEquals(attempt(MANIFEST, 2), store.checkManifest(MANIFEST, RPM_ONLY).failure());
  }

  @Test
  @DisplayName("cells and the last report are kept")
  void keepsReport() {
    index(MANIFEST, ALL, "body");

    store.setAttemptFailed(attempt(MANIFEST, 1));

    assertReport(INDEX_FINISHED, "body", MANIFEST.hash());
    assertEquals(List.of(), store.checkManifest(MANIFEST, ALL).missing());
  }

  @Test
  @DisplayName("scanning and persisting the manifest again do not clear the failed attempt")
  void outlivesScanning() {
    store.persistManifest(MANIFEST);
    store.setAttemptFailed(attempt(MANIFEST, 1));

    persistAndScan(MANIFEST, ALL);

    assertEquals(attempt(MANIFEST, 1), store.checkManifest(MANIFEST, ALL).failure());
  }

  @ParameterizedTest
  @EnumSource(names = {"INDEX_FINISHED", "INDEX_PARTIAL"})
  @DisplayName("a result clears the failed attempt, even if its body has not changed")
  void cleared(State end) {
    index(MANIFEST, ALL, "body");
    store.setAttemptFailed(attempt(MANIFEST, 1));

    finish(end, coalesce(MANIFEST, ALL, "body"));

    assertNull(store.checkManifest(MANIFEST, ALL).failure());
  }

  @Test
  @DisplayName("nothing is recorded for an unknown manifest")
  void unknown() {
    store.setAttemptFailed(attempt(MANIFEST, 1));
    assertNull(store.checkManifest(MANIFEST, ALL).failure());

    store.persistManifest(MANIFEST);
    assertNull(store.checkManifest(MANIFEST, ALL).failure());
  }

  @Test
  @DisplayName("other manifests are unaffected")
  void independent() {
    store.persistManifest(MANIFEST);
    store.persistManifest(manifest("sibling", "a"));

    store.setAttemptFailed(attempt(MANIFEST, 1));

    assertNull(store.checkManifest(manifest("sibling", "a"), ALL).failure());
  }
}
