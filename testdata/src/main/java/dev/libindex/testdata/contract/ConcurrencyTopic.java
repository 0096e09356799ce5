package dev.libindex.testdata.contract;

import static dev.libindex.testdata.contract.Samples.ALL;
import static dev.libindex.testdata.contract.Samples.digest;
import static dev.libindex.testdata.contract.Samples.manifest;
import static dev.libindex.testdata.contract.Samples.withDiffIds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libindex.model.Digest;
import dev.libindex.model.Manifest;
import dev.libindex.store.FinishOutcome;
import dev.libindex.store.IndexResult;
import dev.libindex.store.ManifestStatus;
import dev.libindex.store.Store;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of invariants that hold however many threads use the store. */
abstract class ConcurrencyTopic extends StoreTopic {
  private static final int THREADS = 8;
  private static final List<String> LAYERS = List.of("base", "a", "b", "c");
  private static final List<Manifest> MANIFESTS =
      List.of(
          manifest("one", "base", "a"),
          manifest("two", "base", "b"),
          manifest("three", "b", "base", "c"));

  /** Manifests with the same two contents in several compressions. */
  private static final List<Manifest> TWINS =
      List.of(
          withDiffIds(manifest("one", "gzip 1", "gzip 2"), "tar 1", "tar 2"),
          withDiffIds(manifest("two", "zstd 1", "gzip 2"), "tar 1", "tar 2"),
          withDiffIds(manifest("three", "plain 1", "zstd 2", "gzip 1"), "tar 1", "tar 2", "tar 1"),
          withDiffIds(manifest("four", "zstd 2", "zstd 1"), "tar 2", "tar 1"));

  private final int rounds;

  ConcurrencyTopic(Supplier<Store> stores, int rounds) {
    super(stores);
    this.rounds = rounds;
  }

  @Test
  @DisplayName("a known manifest keeps its layers, whatever happens to manifests that share them")
  void keepsLayers() {
    ConcurrentIndexer indexer = new ConcurrentIndexer(store);

    TestThreads.run(
        THREADS,
        thread -> {
          Manifest own = manifest("of thread " + thread, "base", "own " + thread, "shared");
          for (int round = 0; round < rounds; round++) {
            store.persistManifest(own);
            indexer.scanMissing(own);
            assertEquals(FinishOutcome.STORED, indexer.finishWithRetries(own));
            assertTrue(store.indexReport(own.hash()).isPresent());
            assertEquals(Set.of(own.hash()), store.deleteManifests(List.of(own.hash())));
            assertTrue(store.indexReport(own.hash()).isEmpty());
          }
        });

    assertNothingLeft(List.of("base", "shared", "own 0"), List.of(manifest("of thread 0").hash()));
  }

  @ParameterizedTest(name = "seed {0}: no stored result is older than what was acknowledged before")
  @ValueSource(longs = {1, 2})
  void neverOlder(long seed) {
    MANIFESTS.forEach(store::persistManifest);
    ConcurrentIndexer indexer = new ConcurrentIndexer(store);
    LAYERS.forEach(indexer::scan);

    TestThreads.run(
        THREADS,
        thread -> {
          Random random = new Random(seed * THREADS + thread);
          for (int round = 0; round < rounds; round++) {
            switch (random.nextInt(4)) {
              case 0 -> indexer.scan(any(random, LAYERS));
              case 1 -> indexer.install();
              default -> indexer.finishAndCheckFreshness(any(random, MANIFESTS));
            }
          }
        });

    assertEquals(EnumSet.of(FinishOutcome.STORED), finishAll(indexer));
  }

  @ParameterizedTest(
      name =
          "seed {0}: after random concurrent calls, indexing once more makes every report current")
  @ValueSource(longs = {1, 2})
  void settles(long seed) {
    ConcurrentIndexer indexer = new ConcurrentIndexer(store);

    TestThreads.run(
        THREADS,
        thread -> {
          Random random = new Random(seed * THREADS + thread);
          for (int round = 0; round < rounds; round++) {
            Manifest manifest = any(random, MANIFESTS);
            switch (random.nextInt(8)) {
              case 0 -> indexer.scan(any(random, LAYERS));
              case 1 -> indexer.install();
              case 2 -> store.setAttemptFailed(Samples.attempt(manifest, round));
              case 3 -> store.deleteManifests(someHashes(random));
              case 4 -> store.checkManifest(manifest, ALL);
              default -> {
                store.persistManifest(manifest);
                indexer.scanMissing(manifest);
                indexer.finish(manifest);
              }
            }
          }
        });

    MANIFESTS.forEach(store::persistManifest);
    MANIFESTS.forEach(indexer::scanMissing);
    assertEquals(EnumSet.of(FinishOutcome.STORED), finishAll(indexer));
    for (Manifest manifest : MANIFESTS) {
      ManifestStatus status = store.checkManifest(manifest, ALL);
      assertTrue(status.current());
      assertFalse(status.due());
      assertEquals(List.of(), status.missing());
    }
    List<Digest> hashes = MANIFESTS.stream().map(Manifest::hash).toList();
    assertEquals(Set.copyOf(hashes), store.deleteManifests(hashes));
    assertNothingLeft(LAYERS, hashes);
  }

  @ParameterizedTest(name = "seed {0}: layers that serve others are kept as long as they serve")
  @ValueSource(longs = {1, 2})
  void servedLayers(long seed) {
    ConcurrentIndexer indexer = new ConcurrentIndexer(store);

    TestThreads.run(
        THREADS,
        thread -> {
          Random random = new Random(seed * THREADS + thread);
          for (int round = 0; round < rounds; round++) {
            Manifest manifest = any(random, TWINS);
            switch (random.nextInt(6)) {
              case 0 -> store.deleteManifests(List.of(manifest.hash()));
              case 1 ->
                  store.deleteManifests(
                      List.of(any(random, TWINS).hash(), any(random, TWINS).hash()));
              case 2 -> store.setLayersServed(manifest.hash(), Map.of());
              default -> assertEquals(FinishOutcome.STORED, indexer.indexServed(manifest));
            }
          }
        });

    for (Manifest manifest : TWINS) {
      assertEquals(FinishOutcome.STORED, indexer.indexServed(manifest));
    }
    for (Manifest manifest : TWINS) {
      ManifestStatus status = store.checkManifest(manifest, ALL);
      assertTrue(status.current());
      assertFalse(status.due());
      assertEquals(List.of(), status.missing());
      assertFalse(status.served().changed());
    }
    List<Digest> hashes = TWINS.stream().map(Manifest::hash).toList();
    assertEquals(Set.copyOf(hashes), store.deleteManifests(hashes));
    assertNothingLeft(List.of("gzip 1", "gzip 2", "zstd 1", "zstd 2", "plain 1"), hashes);
  }

  @Test
  @DisplayName("a manifest that is deleted while it is being finished is gone afterwards")
  void deletedWhileFinished() {
    Manifest manifest = MANIFESTS.get(0);
    List<Digest> hash = List.of(manifest.hash());
    for (int round = 0; round < rounds; round++) {
      persistAndScan(manifest, ALL);
      IndexResult result = coalesce(manifest, ALL, "body");

      TestThreads.run(
          2,
          thread -> {
            if (thread == 0) {
              store.setIndexFinished(result);
            } else {
              assertEquals(Set.copyOf(hash), store.deleteManifests(hash));
            }
          });

      assertNothingLeft(List.of("base", "a"), hash);
    }
  }

  @Test
  @DisplayName("mapping versions installed by many threads get distinct sequences")
  void sequences() {
    Set<Long> sequences = ConcurrentHashMap.newKeySet();

    TestThreads.run(
        THREADS,
        thread -> {
          String mapping = thread % 2 == 0 ? Samples.CPES : Samples.NAMES;
          for (int round = 0; round < rounds; round++) {
            Map<String, List<String>> entries = Map.of("key", List.of(thread + " " + round));
            long sequence = store.installMapping(Samples.mapping(mapping, entries)).sequence();
            assertTrue(sequences.add(sequence), "sequence was given out twice");
          }
        });

    assertEquals(THREADS * rounds, sequences.size());
    long last = store.coalesceInput(Samples.known(Samples.manifest("any"), ALL)).mappingSequence();
    assertEquals(sequences.stream().max(Long::compare).orElseThrow(), last);
  }

  private EnumSet<FinishOutcome> finishAll(ConcurrentIndexer indexer) {
    EnumSet<FinishOutcome> outcomes = EnumSet.noneOf(FinishOutcome.class);
    MANIFESTS.forEach(manifest -> outcomes.add(indexer.finishAndCheckFreshness(manifest)));
    return outcomes;
  }

  private void assertNothingLeft(List<String> layers, List<Digest> manifests) {
    List<Digest> digests = layers.stream().map(layer -> digest(layer)).toList();
    Manifest any = Samples.manifest("any", layers.toArray(String[]::new));
    assertEquals(List.of(), store.coalesceInput(Samples.known(any, ALL)).layers());
    assertEquals(layers.size(), store.missingCells(digests, ALL).size());
    manifests.forEach(manifest -> assertTrue(store.indexReport(manifest).isEmpty()));
  }

  private static List<Digest> someHashes(Random random) {
    return List.of(any(random, MANIFESTS).hash(), any(random, MANIFESTS).hash());
  }

  private static <T> T any(Random random, List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
