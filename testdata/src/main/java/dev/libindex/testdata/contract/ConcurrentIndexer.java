package dev.libindex.testdata.contract;

import static dev.libindex.testdata.contract.Samples.ALL;
import static dev.libindex.testdata.contract.Samples.CPES;
import static dev.libindex.testdata.contract.Samples.digest;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libindex.mapping.MappingVersion;
import dev.libindex.model.Digest;
import dev.libindex.model.Manifest;
import dev.libindex.model.ScannerIdentity;
import dev.libindex.store.Bytes;
import dev.libindex.store.Cell;
import dev.libindex.store.CoalesceInput;
import dev.libindex.store.FinishOutcome;
import dev.libindex.store.LayerCells;
import dev.libindex.store.LayerScan;
import dev.libindex.store.ManifestStatus;
import dev.libindex.store.MissingCells;
import dev.libindex.store.StaleLeaseException;
import dev.libindex.store.Store;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * An indexer reduced to its calls of the store, for use by many threads. Every scan and every
 * mapping version carries a number, so that a read shows how old its data is. Thread-safe.
 */
final class ConcurrentIndexer {
  private static final int ATTEMPTS = 100;
  private static final Set<String> KEYS = Set.of("k1", "k2");

  private final Store store;
  private final AtomicLong lastFence = new AtomicLong();
  private final AtomicLong lastVersion = new AtomicLong();
  private final ConcurrentMap<Digest, Long> acknowledgedFences = new ConcurrentHashMap<>();
  private final AtomicLong acknowledgedSequence = new AtomicLong();

  ConcurrentIndexer(Store store) {
    this.store = store;
  }

  /** Writes all cells of a layer, with the fence as their content. */
  void scan(String layer) {
    write(digest(layer), ALL.scanners());
  }

  void scanMissing(Manifest manifest) {
    for (MissingCells missing : store.missingCells(manifest.layerDigests(), ALL)) {
      write(missing.layer(), missing.scanners().scanners());
    }
  }

  /**
   * Indexes the manifest as the controller does, up to {@link #ATTEMPTS} times: lets layers be
   * served, and scans what is missing, with the diffIDs that the manifest gives.
   */
  FinishOutcome indexServed(Manifest manifest) {
    FinishOutcome outcome = FinishOutcome.CELLS_MISSING;
    for (int attempt = 0; attempt < ATTEMPTS && outcome != FinishOutcome.STORED; attempt++) {
      ManifestStatus status = store.checkManifest(manifest, ALL);
      store.persistManifest(manifest, status.served().servedBy());
      for (MissingCells missing : status.missing()) {
        Digest diffId = manifest.diffIds().get(missing.layer());
        write(missing.layer(), missing.scanners().scanners(), diffId);
      }
      if (status.served().changed()) {
        store.setLayersServed(manifest.hash(), status.served().servedBy());
      }
      outcome = finish(manifest);
    }
    return outcome;
  }

  private void write(Digest layer, List<ScannerIdentity> scanners) {
    write(layer, scanners, null);
  }

  private void write(Digest layer, List<ScannerIdentity> scanners, @Nullable Digest diffId) {
    long fence = lastFence.incrementAndGet();
    List<Cell> cells =
        scanners.stream()
            .map(
                scanner ->
                    new Cell(scanner, Bytes.ofUtf8("" + fence), Map.of(CPES, KEYS), List.of()))
            .toList();
    try {
      store.setLayerScanned(new LayerScan(layer, fence, Samples.NOON, cells, diffId));
      acknowledgedFences.merge(layer, fence, Math::max);
    } catch (StaleLeaseException e) {
      // A newer scan was faster; its cells are as good.
    }
  }

  /** Installs a mapping version that has the same value for every key. */
  void install() {
    List<String> value = List.of("" + lastVersion.incrementAndGet());
    MappingVersion version =
        store.installMapping(Samples.mapping(CPES, Map.of("k1", value, "k2", value)));
    acknowledgedSequence.accumulateAndGet(version.sequence(), Math::max);
  }

  /** Coalesces and tries to finish, once. */
  FinishOutcome finish(Manifest manifest) {
    return finish(manifest, read(manifest));
  }

  /** Coalesces and tries to finish, up to {@link #ATTEMPTS} times while the outcome is stale. */
  FinishOutcome finishWithRetries(Manifest manifest) {
    FinishOutcome outcome = FinishOutcome.STALE;
    for (int attempt = 0; attempt < ATTEMPTS && outcome == FinishOutcome.STALE; attempt++) {
      outcome = finish(manifest);
    }
    return outcome;
  }

  /**
   * Tries to finish once, and checks that what is stored is not older than what was acknowledged
   * before. Cannot be used while manifests are deleted: the store forgets a layer's fence along
   * with the layer.
   */
  FinishOutcome finishAndCheckFreshness(Manifest manifest) {
    CoalesceInput input = read(manifest);
    Map<Digest, Long> fences = Map.copyOf(acknowledgedFences);
    long sequence = acknowledgedSequence.get();

    FinishOutcome outcome = finish(manifest, input);

    if (outcome == FinishOutcome.STORED) {
      assertTrue(sequence <= input.mappingSequence(), "bound with an older mapping");
      for (LayerCells layer : input.layers()) {
        Long acknowledged = fences.get(layer.layer());
        assertNotNull(acknowledged);
        layer.cells().forEach(cell -> assertTrue(acknowledged <= number(cell), "older cells"));
      }
    }
    return outcome;
  }

  private FinishOutcome finish(Manifest manifest, CoalesceInput input) {
    return store.setIndexFinished(Results.of(manifest, ALL, input, "body", Set.of(), Samples.NOON));
  }

  private CoalesceInput read(Manifest manifest) {
    CoalesceInput input = store.coalesceInput(Samples.known(manifest, ALL));
    checkThatNothingIsTorn(input);
    return input;
  }

  /** Checks that what was written in one call is read together. */
  private static void checkThatNothingIsTorn(CoalesceInput input) {
    Set<List<String>> values = new HashSet<>();
    input.mappings().values().forEach(mapping -> values.addAll(mapping.values().values()));
    assertTrue(values.size() <= 1, () -> "keys of different versions: " + values);
    for (LayerCells layer : input.layers()) {
      Set<Long> numbers = new HashSet<>();
      layer.cells().forEach(cell -> numbers.add(number(cell)));
      assertTrue(numbers.size() <= 1, () -> "cells of different scans: " + numbers);
    }
  }

  private static long number(Cell cell) {
    return Long.parseLong(cell.content().toUtf8());
  }
}
