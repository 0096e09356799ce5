package dev.libindex.healing.laws;

import dev.libindex.model.Digest;
import dev.libindex.model.IndexReport;
import dev.libindex.testdata.store.StoreMethod;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What happened during one step, as far as it cannot be seen afterwards. */
final class StepLog {
  private final Set<Digest> deleted = ConcurrentHashMap.newKeySet();
  private final Set<Digest> requeued = ConcurrentHashMap.newKeySet();
  private final Map<Image, IndexReport> indexed = new ConcurrentHashMap<>();
  private final List<RuntimeException> failures = new ArrayList<>();
  private final List<List<StoreMethod>> askedAgain = new ArrayList<>();
  private boolean struck;

  void clear() {
    deleted.clear();
    requeued.clear();
    indexed.clear();
    failures.clear();
    askedAgain.clear();
    struck = false;
  }

  void addDeleted(Collection<Digest> manifests) {
    deleted.addAll(manifests);
  }

  /** Whether the image was forgotten on the way, and perhaps indexed again. */
  boolean hasDeleted(Image image) {
    return deleted.contains(image.hash());
  }

  void addRequeued(Collection<Digest> manifests) {
    requeued.addAll(manifests);
  }

  Set<Digest> requeued() {
    return new HashSet<>(requeued);
  }

  void addIndexed(Image image, IndexReport report) {
    indexed.put(image, report);
  }

  /** What callers were answered, by image. */
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

  /** The calls to the store, each time when somebody asked again for what was just answered. */
  List<List<StoreMethod>> askedAgain() {
    return List.copyOf(askedAgain);
  }

  void setStruck() {
    struck = true;
  }

  /** Whether something went wrong as it was meant to. */
  boolean hasStruck() {
    return struck;
  }
}
