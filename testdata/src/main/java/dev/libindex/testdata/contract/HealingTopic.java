package dev.libindex.testdata.contract;

import static dev.libindex.testdata.contract.Samples.ALL;
import static dev.libindex.testdata.contract.Samples.CPES;
import static dev.libindex.testdata.contract.Samples.NAMES;
import static dev.libindex.testdata.contract.Samples.NOON;
import static dev.libindex.testdata.contract.Samples.REPOSITORY;
import static dev.libindex.testdata.contract.Samples.RPM_ONLY;
import static dev.libindex.testdata.contract.Samples.cell;
import static dev.libindex.testdata.contract.Samples.manifest;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libindex.model.Digest;
import dev.libindex.model.Manifest;
import dev.libindex.model.ScannerSet;
import dev.libindex.store.FinishOutcome;
import dev.libindex.store.KnownManifest;
import dev.libindex.store.LayerScan;
import dev.libindex.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Tests of which caller gets a due manifest, and for how long. {@link DueTopic} tests when a
 * manifest is due.
 */
abstract class HealingTopic extends StoreTopic {
  private static final Duration CLAIM = Duration.ofMinutes(5);
  private static final Manifest MANIFEST = manifest("m", "a", "b", "a");
  private static final int THREADS = 8;

  HealingTopic(Supplier<Store> stores) {
    super(stores);
  }

  @Test
  @DisplayName(
      "a report is taken once the mapping it waits for is installed, with its layers in order")
  void awaited() {
    indexAwaiting(MANIFEST, ALL, CPES, NOON);
    indexAwaiting(manifest("other", "b"), ALL, NAMES, NOON);
    assertEquals(List.of(), take(NOON));

    install(CPES, Map.of());

    assertEquals(
        List.of(new KnownManifest(MANIFEST.hash(), MANIFEST.layerDigests(), ALL)), take(NOON));
  }

  @Test
  @DisplayName("a finished report is taken, too, if a key in its evidence has changed")
  void changedKey() {
    install(CPES, Map.of("key", List.of("1"), "other key", List.of("1")));
    indexWith(MANIFEST, "key");
    indexWith(manifest("other", "c"), "other key");

    install(CPES, Map.of("key", List.of("2"), "other key", List.of("1")));

    assertEquals(Set.of(MANIFEST.hash()), hashes(take(NOON)));
  }

  @Test
  @DisplayName("nothing is taken for keys that changed before binding, or that no evidence names")
  void nothingChanged() {
    install(CPES, Map.of("key", List.of("1")));
    indexWith(MANIFEST, "key");
    take(NOON);

    install(CPES, Map.of("key", List.of("1"), "of no concern", List.of("1")));

    assertEquals(List.of(), take(NOON));
  }

  @Test
  @DisplayName("a manifest with a cell that was written again is taken")
  void replacedCell() {
    install(CPES, Map.of("key", List.of("1")));
    index(MANIFEST, ALL, "body");
    index(manifest("other", "c"), ALL, "body");
    install(CPES, Map.of("key", List.of("2")));
    assertEquals(List.of(), take(NOON));

    scan("b", cell(REPOSITORY, CPES, "key"));

    assertEquals(Set.of(MANIFEST.hash()), hashes(take(NOON)));
  }

  @Test
  @DisplayName("a claimed manifest stays due, but is not taken again until the claim expires")
  void claimed() {
    indexAwaiting(MANIFEST, ALL, CPES, NOON);
    install(CPES, Map.of());
    assertEquals(1, take(NOON).size());

    assertEquals(List.of(), take(NOON.plus(CLAIM).minusSeconds(1)));
    assertTrue(isDue(MANIFEST), "a claim does not make it current");

    assertEquals(1, take(NOON.plus(CLAIM)).size());
    assertEquals(List.of(), take(NOON.plus(CLAIM)));
  }

  @Test
  @DisplayName("a claim made with a clock far ahead does not block others")
  void claimedByAWrongClock() {
    indexAwaiting(MANIFEST, ALL, CPES, NOON);
    install(CPES, Map.of());
    assertEquals(1, take(NOON.plus(Duration.ofDays(3650))).size());

    assertEquals(1, take(NOON).size());
    assertEquals(List.of(), take(NOON));
  }

  @Test
  @DisplayName("a claimed manifest that was not finished is still due after further versions")
  void claimOutlivesVersions() {
    install(CPES, Map.of("key", List.of("1")));
    indexWith(MANIFEST, "key");
    install(CPES, Map.of("key", List.of("2")));
    assertEquals(1, take(NOON).size());

    install(CPES, Map.of("key", List.of("2"), "of no concern", List.of("1")));
    assertEquals(List.of(), take(NOON));
    install(NAMES, Map.of("key", List.of("1")));
    assertEquals(List.of(), take(NOON));

    assertEquals(Set.of(MANIFEST.hash()), hashes(take(NOON.plus(CLAIM))));
  }

  @Test
  @DisplayName("finishing ends the claim: a later change can be taken immediately")
  void finished() {
    indexAwaiting(MANIFEST, ALL, CPES, NOON);
    scan("b", cell(REPOSITORY, CPES, "key"));
    install(CPES, Map.of("key", List.of("1")));
    assertEquals(1, take(NOON).size());

    assertEquals(FinishOutcome.STORED, store.setIndexFinished(coalesce(MANIFEST, ALL, "whole")));
    assertEquals(List.of(), take(NOON.plus(CLAIM)));

    install(CPES, Map.of("key", List.of("2")));
    assertEquals(1, take(NOON).size());
  }

  @Test
  @DisplayName("a report that was finished with the last version is not taken")
  void finishedBeforeTaken() {
    install(CPES, Map.of("key", List.of("1")));
    indexWith(MANIFEST, "key");
    install(CPES, Map.of("key", List.of("2")));

    assertEquals(FinishOutcome.STORED, store.setIndexFinished(coalesce(MANIFEST, ALL, "body")));

    assertEquals(List.of(), take(NOON));
  }

  @Test
  @DisplayName("it takes at most as many as requested, and none twice")
  void limit() {
    for (int i = 0; i < 5; i++) {
      indexAwaiting(manifest("m" + i, "base", "own " + i), ALL, CPES, NOON);
    }
    install(CPES, Map.of());

    assertEquals(List.of(), store.takeDue(ALL, NOON, CLAIM, 0));
    Set<Digest> taken = new HashSet<>();
    for (int expected : new int[] {2, 2, 1, 0}) {
      List<KnownManifest> batch = store.takeDue(ALL, NOON, CLAIM, 2);
      assertEquals(expected, batch.size());
      taken.addAll(hashes(batch));
    }
    assertEquals(5, taken.size());
  }

  @Test
  @DisplayName("reports of scanners outside the caller's set are counted, not taken")
  void otherScanners() {
    indexAwaiting(MANIFEST, ALL, CPES, NOON);
    indexAwaiting(manifest("other", "c"), RPM_ONLY, CPES, NOON);
    assertEquals(0, store.countDueOfOthers(RPM_ONLY));

    install(CPES, Map.of());

    assertEquals(0, store.countDueOfOthers(ALL));
    assertEquals(1, store.countDueOfOthers(RPM_ONLY));
    assertEquals(
        Set.of(manifest("other").hash()), hashes(store.takeDue(RPM_ONLY, NOON, CLAIM, 10)));
    assertEquals(Set.of(MANIFEST.hash()), hashes(take(NOON)));
    assertEquals(1, store.countDueOfOthers(RPM_ONLY), "a claimed manifest is still due");
  }

  @Test
  @DisplayName("a report of a subset of the scanners is taken, too, and names that subset")
  void fewerScanners() {
    indexAwaiting(MANIFEST, ALL, CPES, NOON);
    indexAwaiting(manifest("other", "c"), RPM_ONLY, CPES, NOON);
    install(CPES, Map.of());

    Map<Digest, ScannerSet> taken =
        take(NOON).stream().collect(Collectors.toMap(KnownManifest::hash, KnownManifest::scanners));

    assertEquals(Map.of(MANIFEST.hash(), ALL, manifest("other").hash(), RPM_ONLY), taken);
  }

  @Test
  @DisplayName("a deleted manifest is no longer due")
  void deleted() {
    indexAwaiting(MANIFEST, ALL, CPES, NOON);
    install(CPES, Map.of());
    store.deleteManifests(List.of(MANIFEST.hash()));

    assertEquals(List.of(), take(NOON));
    assertEquals(0, store.countDueOfOthers(RPM_ONLY));
  }

  @Test
  @DisplayName("many threads together take every due manifest, and none twice within a claim")
  void shared() {
    int manifests = 60;
    IntStream.range(0, manifests)
        .forEach(i -> indexAwaiting(manifest("m" + i, "base", "own " + i % 7), ALL, CPES, NOON));
    install(CPES, Map.of());

    assertEquals(manifests, takeTogether(NOON));
    assertEquals(0, takeTogether(NOON.plusSeconds(1)));
    assertEquals(manifests, takeTogether(NOON.plus(CLAIM)), "after the claims have ended");
  }

  @Test
  @DisplayName(
      "nothing stays due after many threads have healed while versions were being installed")
  void healedTogether() {
    List<Manifest> manifests =
        IntStream.range(0, 12).mapToObj(i -> manifest("m" + i, "base", "own " + i)).toList();
    manifests.forEach(store::persistManifest);
    ConcurrentIndexer indexer = new ConcurrentIndexer(store);
    manifests.forEach(indexer::scanMissing);
    manifests.forEach(indexer::finishWithRetries);
    AtomicLong clock = new AtomicLong();

    TestThreads.run(
        THREADS,
        thread -> {
          for (int round = 0; round < 10; round++) {
            if (thread == 0) {
              indexer.install();
            }
            Instant now = NOON.plusSeconds(clock.incrementAndGet());
            for (KnownManifest due : store.takeDue(ALL, now, Duration.ofSeconds(5), 3)) {
              indexer.finish(byHash(manifests, due));
            }
          }
        });

    Instant later = NOON.plusSeconds(clock.get()).plus(CLAIM);
    List<KnownManifest> due = store.takeDue(ALL, later, CLAIM, 100);
    for (Manifest manifest : manifests) {
      assertEquals(isDue(manifest), hashes(due).contains(manifest.hash()));
    }
    due.forEach(known -> indexer.finishWithRetries(byHash(manifests, known)));
    assertEquals(List.of(), store.takeDue(ALL, later.plus(CLAIM), CLAIM, 100));
    manifests.forEach(manifest -> assertEquals(false, isDue(manifest)));
  }

  private int takeTogether(Instant now) {
    Set<Digest> taken = ConcurrentHashMap.newKeySet();
    TestThreads.run(
        THREADS,
        thread -> {
          List<KnownManifest> batch = store.takeDue(ALL, now, CLAIM, 4);
          while (!batch.isEmpty()) {
            batch.forEach(manifest -> assertTrue(taken.add(manifest.hash()), "taken twice"));
            batch = store.takeDue(ALL, now, CLAIM, 4);
          }
        });
    return taken.size();
  }

  private void indexWith(Manifest manifest, String key) {
    persistAndScan(manifest, ALL);
    Digest layer = manifest.layerDigests().get(0);
    store.setLayerScanned(
        new LayerScan(layer, nextFence(), NOON, List.of(cell(REPOSITORY, CPES, key))));
    index(manifest, ALL, "body");
  }

  private List<KnownManifest> take(Instant now) {
    return store.takeDue(ALL, now, CLAIM, 10);
  }

  private static Set<Digest> hashes(List<KnownManifest> manifests) {
    Set<Digest> hashes = new HashSet<>();
    manifests.forEach(manifest -> hashes.add(manifest.hash()));
    return hashes;
  }

  private static Manifest byHash(List<Manifest> manifests, KnownManifest known) {
    return manifests.stream()
        .filter(manifest -> manifest.hash().equals(known.hash()))
        .findFirst()
        .orElseThrow();
  }
}
