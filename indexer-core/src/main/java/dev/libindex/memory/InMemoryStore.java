package dev.libindex.memory;

import dev.libindex.mapping.MappingVersion;
import dev.libindex.model.Digest;
import dev.libindex.model.Manifest;
import dev.libindex.model.ScannerSet;
import dev.libindex.model.State;
import dev.libindex.store.CoalesceInput;
import dev.libindex.store.ExplainedReport;
import dev.libindex.store.FailedAttempt;
import dev.libindex.store.FinishOutcome;
import dev.libindex.store.FoundPackages;
import dev.libindex.store.IndexResult;
import dev.libindex.store.KnownManifest;
import dev.libindex.store.LayerCells;
import dev.libindex.store.LayerScan;
import dev.libindex.store.ManifestStatus;
import dev.libindex.store.MappingUpload;
import dev.libindex.store.MissingCells;
import dev.libindex.store.RefusedMapping;
import dev.libindex.store.Store;
import dev.libindex.store.StoreStatus;
import dev.libindex.store.StoredReport;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * A store on the heap, whose contents are lost with the process. Thread-safe: one lock is held
 * while maps are read and written. Never throws a {@link dev.libindex.error.StoreException}.
 */
public final class InMemoryStore implements Store {
  private final ReentrantLock lock = new ReentrantLock();
  private final Ledger ledger = new Ledger();
  private final Mappings mappings = new Mappings();
  private final Manifests manifests = new Manifests(ledger, mappings);
  private final Healing healing = new Healing(manifests, ledger, mappings);

  /** Creates an empty store. */
  public InMemoryStore() {}

  /** Does nothing: cells name their scanners themselves. */
  @Override
  public void registerScanners(ScannerSet scanners) {}

  @Override
  public ManifestStatus checkManifest(Manifest manifest, ScannerSet scanners, boolean reuse) {
    return locked(() -> manifests.check(manifest, scanners, reuse));
  }

  @Override
  public void persistManifest(Manifest manifest, Map<Digest, Digest> servedBy) {
    locked(() -> manifests.persist(manifest, servedBy));
  }

  @Override
  public void setLayersServed(Digest manifest, Map<Digest, Digest> servedBy) {
    locked(() -> manifests.serve(manifest, servedBy));
  }

  @Override
  public List<MissingCells> missingCells(Collection<Digest> layers, ScannerSet scanners) {
    return locked(() -> ledger.missingOrToRetry(layers, scanners));
  }

  @Override
  public void setLayerScanned(LayerScan scan) {
    locked(() -> manifests.write(scan));
  }

  @Override
  public CoalesceInput coalesceInput(KnownManifest manifest) {
    return locked(
        () -> {
          List<LayerCells> cells = manifests.cells(manifest);
          return new CoalesceInput(cells, mappings.slices(cells), mappings.sequence());
        });
  }

  @Override
  public FinishOutcome setIndexFinished(IndexResult result) {
    return locked(() -> manifests.finish(State.INDEX_FINISHED, result));
  }

  @Override
  public FinishOutcome setIndexPartial(IndexResult result) {
    return locked(() -> manifests.finish(State.INDEX_PARTIAL, result));
  }

  @Override
  public Optional<StoredReport> indexReport(Digest manifest) {
    return locked(() -> manifests.report(manifest));
  }

  @Override
  public void setAttemptFailed(FailedAttempt attempt) {
    locked(() -> manifests.failed(attempt));
  }

  @Override
  public Set<Digest> deleteManifests(Collection<Digest> hashes) {
    return locked(() -> manifests.delete(hashes));
  }

  @Override
  public List<FoundPackages> findPackages(Collection<String> names) {
    return locked(() -> manifests.find(Set.copyOf(names)));
  }

  @Override
  public Optional<MappingVersion> currentMapping(String name) {
    return locked(() -> mappings.current(name));
  }

  @Override
  public boolean knowsMapping(String name, String digest) {
    return locked(() -> mappings.knows(name, digest));
  }

  @Override
  public MappingVersion installMapping(MappingUpload upload) {
    return locked(() -> mappings.install(upload));
  }

  @Override
  public void confirmMapping(String name, Instant at) {
    locked(() -> mappings.confirm(name, at));
  }

  @Override
  public long lostKeys(String name, Set<String> keys) {
    return locked(() -> mappings.lostKeys(name, keys));
  }

  @Override
  public void keepRefused(RefusedMapping refused) {
    locked(() -> mappings.keepRefused(refused));
  }

  @Override
  public Optional<RefusedMapping> refusedMapping(String name) {
    return locked(() -> mappings.refused(name));
  }

  @Override
  public List<KnownManifest> takeDue(ScannerSet scanners, Instant now, Duration claim, int limit) {
    return locked(() -> healing.takeDue(scanners, now, now.plus(claim), limit));
  }

  @Override
  public long countDueOfOthers(ScannerSet scanners) {
    return locked(() -> healing.countDueOfOthers(scanners));
  }

  @Override
  public Set<Digest> requeueIndexPartials(Instant notAfter, int limit) {
    return locked(() -> healing.requeueOld(notAfter, limit));
  }

  @Override
  public Set<Digest> requeueLimited(Map<String, Long> limits, int limit) {
    return locked(() -> healing.requeueLimited(limits, limit));
  }

  @Override
  public boolean takeTurn(String task, Instant now, Duration interval) {
    return locked(() -> healing.takeTurn(task, now, interval));
  }

  @Override
  public List<Digest> requeuedManifests(int limit) {
    return locked(() -> healing.requeued(limit));
  }

  @Override
  public long collectCells(ScannerSet kept, Instant now, Instant notAfter, int limit) {
    return locked(() -> healing.collectCells(kept, now, notAfter, limit));
  }

  @Override
  public StoreStatus status() {
    return locked(healing::status);
  }

  @Override
  public Optional<ExplainedReport> explain(Digest manifest) {
    return locked(() -> healing.explain(manifest));
  }

  /** Does nothing: what is stored stays readable. */
  @Override
  public void close() {}

  private <T> T locked(Supplier<T> operation) {
    lock.lock();
    try {
      return operation.get();
    } finally {
      lock.unlock();
    }
  }

  private void locked(Runnable operation) {
    lock.lock();
    try {
      operation.run();
    } finally {
      lock.unlock();
    }
  }
}
