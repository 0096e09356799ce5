package dev.libindex.healing.laws;

import dev.libindex.model.Digest;
import dev.libindex.model.Manifest;
import dev.libindex.model.PartialError;
import dev.libindex.model.ScannerIdentity;
import dev.libindex.model.ScannerSet;
import dev.libindex.store.Cell;
import dev.libindex.store.LayerScan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * A model of the ledger, fed only with what nodes have successfully written. It decides which
 * requests for a layer are allowed: those for cells that do not exist, or that a requeue wants to
 * be scanned again. Thread-safe.
 */
final class LedgerModel {
  private final Map<Digest, Set<Digest>> manifestsOfLayer = new HashMap<>();
  private final Map<Digest, Map<ScannerIdentity, KnownCell>> cells = new HashMap<>();
  private final Map<Digest, Set<ScannerIdentity>> retries = new HashMap<>();
  private final Map<Digest, ScannerSet> reports = new HashMap<>();
  private final Map<ScannerIdentity, Instant> inUse = new HashMap<>();
  private final Set<Digest> requeued = new HashSet<>();
  private final Set<Digest> endedInStep = new HashSet<>();
  private final Set<Digest> underWay = new HashSet<>();
  private final Map<Digest, Long> requests = new TreeMap<>();
  private final Map<Digest, Long> scans = new TreeMap<>();
  private final List<String> violations = new ArrayList<>();

  /** A cell: when it was written, and whether it has a transient error. */
  private record KnownCell(Instant at, boolean transientError) {}

  /** Returns the number of requests for each layer. */
  synchronized Map<Digest, Long> requests() {
    return Map.copyOf(requests);
  }

  /** Returns the number of scans that were written for each layer. */
  synchronized Map<Digest, Long> scans() {
    return Map.copyOf(scans);
  }

  /** Returns descriptions of the requests that were not allowed. */
  synchronized List<String> violations() {
    return List.copyOf(violations);
  }

  /** Returns whether the layer has all cells of the set. */
  synchronized boolean hasAllCells(Digest layer, ScannerSet scanners) {
    return cells.getOrDefault(layer, Map.of()).keySet().containsAll(scanners.scanners());
  }

  /** Returns the manifests that are requeued. */
  synchronized Set<Digest> requeued() {
    return Set.copyOf(requeued);
  }

  /**
   * Records that a node requests a layer.
   *
   * @param indexing the manifests that the node is indexing
   * @param served whether the server has the layer
   */
  synchronized void request(
      Digest layer, ScannerSet scanners, Collection<Digest> indexing, boolean served) {
    requests.merge(layer, 1L, Long::sum);
    // A node that read before the requeue was ended, by another release or by deletion, still
    // scans the cells that were to be scanned again.
    boolean requeueAsked =
        indexing.stream().anyMatch(each -> requeued.contains(each) || endedInStep.contains(each));
    boolean retried = requeueAsked && isRetried(layer, scanners);
    if (indexing.isEmpty()) {
      violations.add("requested while nothing was indexed: " + layer);
    } else if (served && !underWay.add(layer)) {
      violations.add("requested again before the first request was over: " + layer);
    } else if (hasAllCells(layer, scanners) && !retried) {
      violations.add("requested though all its cells exist: " + layer);
    }
  }

  /** Forgets the unfinished requests, whose results a fault may have lost. */
  synchronized void forgetUnfinished() {
    underWay.clear();
  }

  /** Ends a step. Requests that are still unfinished are violations. */
  synchronized void endStep() {
    endedInStep.clear();
    underWay.forEach(layer -> violations.add("requested, but its cells were not stored: " + layer));
    underWay.clear();
  }

  synchronized void persisted(Manifest manifest) {
    for (Digest layer : manifest.layerDigests()) {
      manifestsOfLayer.computeIfAbsent(layer, first -> new HashSet<>()).add(manifest.hash());
    }
  }

  synchronized void scanned(LayerScan scan) {
    underWay.remove(scan.layer());
    scans.merge(scan.layer(), 1L, Long::sum);
    if (!manifestsOfLayer.containsKey(scan.layer())) {
      return;
    }
    for (Cell cell : scan.cells()) {
      boolean transientError =
          cell.partialErrors().stream()
              .anyMatch(error -> error.reason() == PartialError.Reason.TRANSIENT);
      cells
          .computeIfAbsent(scan.layer(), first -> new HashMap<>())
          .put(cell.scanner(), new KnownCell(scan.at(), transientError));
      retries.getOrDefault(scan.layer(), new HashSet<>()).remove(cell.scanner());
    }
  }

  /**
   * Records that a report was stored.
   *
   * @return whether that ended a requeue of the manifest
   */
  synchronized boolean finished(Digest manifest, ScannerSet scanners) {
    reports.put(manifest, scanners);
    boolean retried =
        manifestsOfLayer.entrySet().stream()
            .anyMatch(
                layer ->
                    layer.getValue().contains(manifest) && isRetried(layer.getKey(), scanners));
    boolean end = !retried && requeued.remove(manifest);
    if (end) {
      endedInStep.add(manifest);
    }
    return end;
  }

  /** Returns whether a scanner of the set is to scan the layer again. */
  private boolean isRetried(Digest layer, ScannerSet scanners) {
    return retries.getOrDefault(layer, Set.of()).stream().anyMatch(scanners.scanners()::contains);
  }

  synchronized void requeued(Collection<Digest> manifests) {
    requeued.addAll(manifests);
    for (Digest manifest : manifests) {
      ScannerSet scanners = reports.getOrDefault(manifest, new ScannerSet(List.of()));
      manifestsOfLayer.forEach(
          (layer, users) -> {
            if (users.contains(manifest)) {
              retry(layer, scanners);
            }
          });
    }
  }

  private void retry(Digest layer, ScannerSet scanners) {
    cells
        .getOrDefault(layer, Map.of())
        .forEach(
            (scanner, cell) -> {
              if (cell.transientError() && scanners.scanners().contains(scanner)) {
                retries.computeIfAbsent(layer, first -> new HashSet<>()).add(scanner);
              }
            });
  }

  /**
   * Records that the store deleted unused cells.
   *
   * @return their scanners
   */
  synchronized Set<ScannerIdentity> collected(ScannerSet kept, Instant now, Instant notAfter) {
    kept.scanners().forEach(scanner -> inUse.put(scanner, now));
    inUse.values().removeIf(at -> !at.isAfter(notAfter));
    Set<ScannerIdentity> collected = new HashSet<>();
    for (Map<ScannerIdentity, KnownCell> ofLayer : cells.values()) {
      for (ScannerIdentity scanner : List.copyOf(ofLayer.keySet())) {
        boolean used =
            kept.scanners().contains(scanner)
                || inUse.containsKey(scanner)
                || reports.values().stream().anyMatch(set -> set.scanners().contains(scanner));
        if (!used && !Objects.requireNonNull(ofLayer.get(scanner)).at().isAfter(notAfter)) {
          ofLayer.remove(scanner);
          collected.add(scanner);
        }
      }
    }
    retries.values().forEach(scanners -> scanners.removeAll(collected));
    return collected;
  }

  synchronized void deleted(Collection<Digest> manifests) {
    manifests.forEach(reports::remove);
    manifests.stream().filter(requeued::remove).forEach(endedInStep::add);
    manifestsOfLayer.values().forEach(users -> users.removeAll(manifests));
    manifestsOfLayer.values().removeIf(Set::isEmpty);
    cells.keySet().retainAll(manifestsOfLayer.keySet());
    retries.keySet().retainAll(manifestsOfLayer.keySet());
  }
}
