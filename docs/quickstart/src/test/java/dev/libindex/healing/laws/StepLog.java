package dev.libindex.healing.laws;

import dev.libindex.model.Digest;
import dev.libindex.model.IndexReport;
import dev.libindex.model.ScannerIdentity;
import dev.libindex.store.Bytes;
import dev.libindex.testdata.store.StoreMethod;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** What happened during one step and is not visible in the store afterwards. Thread-safe. */
final class StepLog {
  private final Set<Digest> deleted = ConcurrentHashMap.newKeySet();
  private final Set<Digest> requeued = ConcurrentHashMap.newKeySet();
  private final Set<ScannerIdentity> collected = ConcurrentHashMap.newKeySet();
  private final Set<Digest> finished = ConcurrentHashMap.newKeySet();
  private final Set<Digest> endedRequeues = ConcurrentHashMap.newKeySet();
  private final Map<Digest, Set<Bytes>> stored = new ConcurrentHashMap<>();
  private final Map<Image, IndexReport> indexed = new ConcurrentHashMap<>();
  private final List<RuntimeException> failures = new CopyOnWriteArrayList<>();
  private final List<List<StoreMethod>> askedAgain = new CopyOnWriteArrayList<>();
  private volatile boolean faulted;

  void clear() {
    deleted.clear();
    requeued.clear();
    collected.clear();
    finished.clear();
    endedRequeues.clear();
    stored.clear();
    indexed.clear();
    failures.clear();
    askedAgain.clear();
    faulted = false;
  }

  void addDeleted(Collection<Digest> manifests) {
    deleted.addAll(manifests);
  }

  /** Returns whether the image was deleted during the step; it may have been indexed again. */
  boolean hasDeleted(Image image) {
    return deleted.contains(image.hash());
  }

  void addRequeued(Collection<Digest> manifests) {
    requeued.addAll(manifests);
  }

  Set<Digest> requeued() {
    return new HashSet<>(requeued);
  }

  void addCollected(Collection<ScannerIdentity> scanners) {
    collected.addAll(scanners);
  }

  /** Returns whether unused cells of the scanner were deleted. */
  boolean hasCollected(ScannerIdentity scanner) {
    return collected.contains(scanner);
  }

  void addFinished(Digest manifest) {
    finished.add(manifest);
  }

  /** Returns whether a finished report was stored during the step. */
  boolean hasFinished(Image image) {
    return finished.contains(image.hash());
  }

  void addEndedRequeue(Digest manifest) {
    endedRequeues.add(manifest);
  }

  /** Returns whether a requeue of the image has ended during the step. */
  boolean hasEndedRequeue(Image image) {
    return endedRequeues.contains(image.hash());
  }

  void addStored(Digest manifest, Bytes body) {
    stored.computeIfAbsent(manifest, first -> ConcurrentHashMap.newKeySet()).add(body);
  }

  /** Returns whether a report with another body was stored during the step. */
  boolean hasStoredOther(Image image, Bytes body) {
    return stored.getOrDefault(image.hash(), Set.of()).stream()
        .anyMatch(other -> !other.equals(body));
  }

  void addIndexed(Image image, IndexReport report) {
    indexed.put(image, report);
  }

  /** Returns the reports that callers got, by image. */
  Map<Image, IndexReport> indexed() {
    return Map.copyOf(indexed);
  }

  void addFailure(RuntimeException failure) {
    failures.add(failure);
  }

  List<RuntimeException> failures() {
    return List.copyOf(failures);
  }

  void addAskedAgain(List<StoreMethod> calls) {
    askedAgain.add(calls);
  }

  /** Returns the calls to the store of each repeated request. */
  List<List<StoreMethod>> askedAgain() {
    return List.copyOf(askedAgain);
  }

  void setFaulted() {
    faulted = true;
  }

  /** Returns whether an injected fault has happened. */
  boolean hasFaulted() {
    return faulted;
  }
}
