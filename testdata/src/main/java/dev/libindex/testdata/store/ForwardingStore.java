package dev.libindex.testdata.store;

import dev.libindex.mapping.MappingVersion;
import dev.libindex.model.Digest;
import dev.libindex.model.Manifest;
import dev.libindex.model.ScannerSet;
import dev.libindex.store.CoalesceInput;
import dev.libindex.store.ExplainedReport;
import dev.libindex.store.FailedAttempt;
import dev.libindex.store.FinishOutcome;
import dev.libindex.store.FoundPackages;
import dev.libindex.store.IndexResult;
import dev.libindex.store.KnownManifest;
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
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A store that forwards every call to another one: {@link #close} directly, and all others through
 * {@link #call}, which subclasses implement. As thread-safe as the other store and that method.
 */
public abstract class ForwardingStore implements Store {
  private final Store store;

  /** Creates a store that forwards every call to {@code store}. */
  protected ForwardingStore(Store store) {
    this.store = Objects.requireNonNull(store, "store");
  }

  /**
   * Performs a call by {@code call.get()}, before or after whatever the subclass adds. Runs in the
   * caller's thread.
   */
  protected abstract <T> T call(StoreMethod method, Supplier<T> call);

  private void run(StoreMethod method, Runnable call) {
    call(
        method,
        () -> {
          call.run();
          return method;
        });
  }

  @Override
  public Optional<MappingVersion> currentMapping(String name) {
    return call(StoreMethod.CURRENT_MAPPING, () -> store.currentMapping(name));
  }

  @Override
  public boolean knowsMapping(String name, String digest) {
    return call(StoreMethod.KNOWS_MAPPING, () -> store.knowsMapping(name, digest));
  }

  @Override
  public MappingVersion installMapping(MappingUpload upload) {
    return call(StoreMethod.INSTALL_MAPPING, () -> store.installMapping(upload));
  }

  @Override
  public void confirmMapping(String name, Instant at) {
    run(StoreMethod.CONFIRM_MAPPING, () -> store.confirmMapping(name, at));
  }

  @Override
  public long lostKeys(String name, Set<String> keys) {
    return call(StoreMethod.LOST_KEYS, () -> store.lostKeys(name, keys));
  }

  @Override
  public void keepRefused(RefusedMapping refused) {
    run(StoreMethod.KEEP_REFUSED, () -> store.keepRefused(refused));
  }

  @Override
  public Optional<RefusedMapping> refusedMapping(String name) {
    return call(StoreMethod.REFUSED_MAPPING, () -> store.refusedMapping(name));
  }

  @Override
  public void registerScanners(ScannerSet scanners) {
    run(StoreMethod.REGISTER_SCANNERS, () -> store.registerScanners(scanners));
  }

  @Override
  public ManifestStatus checkManifest(Manifest manifest, ScannerSet scanners, boolean reuse) {
    return call(StoreMethod.CHECK_MANIFEST, () -> store.checkManifest(manifest, scanners, reuse));
  }

  @Override
  public void persistManifest(Manifest manifest, Map<Digest, Digest> servedBy) {
    run(StoreMethod.PERSIST_MANIFEST, () -> store.persistManifest(manifest, servedBy));
  }

  @Override
  public void setLayersServed(Digest manifest, Map<Digest, Digest> servedBy) {
    run(StoreMethod.SET_LAYERS_SERVED, () -> store.setLayersServed(manifest, servedBy));
  }

  @Override
  public List<MissingCells> missingCells(Collection<Digest> layers, ScannerSet scanners) {
    return call(StoreMethod.MISSING_CELLS, () -> store.missingCells(layers, scanners));
  }

  @Override
  public void setLayerScanned(LayerScan scan) {
    run(StoreMethod.SET_LAYER_SCANNED, () -> store.setLayerScanned(scan));
  }

  @Override
  public CoalesceInput coalesceInput(KnownManifest manifest) {
    return call(StoreMethod.COALESCE_INPUT, () -> store.coalesceInput(manifest));
  }

  @Override
  public FinishOutcome setIndexFinished(IndexResult result) {
    return call(StoreMethod.SET_INDEX_FINISHED, () -> store.setIndexFinished(result));
  }

  @Override
  public FinishOutcome setIndexPartial(IndexResult result) {
    return call(StoreMethod.SET_INDEX_PARTIAL, () -> store.setIndexPartial(result));
  }

  @Override
  public Optional<StoredReport> indexReport(Digest manifest) {
    return call(StoreMethod.INDEX_REPORT, () -> store.indexReport(manifest));
  }

  @Override
  public void setAttemptFailed(FailedAttempt attempt) {
    run(StoreMethod.SET_ATTEMPT_FAILED, () -> store.setAttemptFailed(attempt));
  }

  @Override
  public List<FoundPackages> findPackages(Collection<String> names) {
    return call(StoreMethod.FIND_PACKAGES, () -> store.findPackages(names));
  }

  @Override
  public Set<Digest> deleteManifests(Collection<Digest> manifests) {
    return call(StoreMethod.DELETE_MANIFESTS, () -> store.deleteManifests(manifests));
  }

  @Override
  public List<KnownManifest> takeDue(ScannerSet scanners, Instant now, Duration claim, int limit) {
    return call(StoreMethod.TAKE_DUE, () -> store.takeDue(scanners, now, claim, limit));
  }

  @Override
  public long countDueOfOthers(ScannerSet scanners) {
    return call(StoreMethod.COUNT_DUE_OF_OTHERS, () -> store.countDueOfOthers(scanners));
  }

  @Override
  public Set<Digest> requeueIndexPartials(Instant notAfter, int limit) {
    return call(
        StoreMethod.REQUEUE_INDEX_PARTIALS, () -> store.requeueIndexPartials(notAfter, limit));
  }

  @Override
  public Set<Digest> requeueLimited(Map<String, Long> limits, int limit) {
    return call(StoreMethod.REQUEUE_LIMITED, () -> store.requeueLimited(limits, limit));
  }

  @Override
  public long collectCells(ScannerSet kept, Instant now, Instant notAfter, int limit) {
    return call(StoreMethod.COLLECT_CELLS, () -> store.collectCells(kept, now, notAfter, limit));
  }

  @Override
  public boolean takeTurn(String task, Instant now, Duration interval) {
    return call(StoreMethod.TAKE_TURN, () -> store.takeTurn(task, now, interval));
  }

  @Override
  public List<Digest> requeuedManifests(int limit) {
    return call(StoreMethod.REQUEUED_MANIFESTS, () -> store.requeuedManifests(limit));
  }

  @Override
  public StoreStatus status() {
    return call(StoreMethod.STATUS, store::status);
  }

  @Override
  public Optional<ExplainedReport> explain(Digest manifest) {
    return call(StoreMethod.EXPLAIN, () -> store.explain(manifest));
  }

  @Override
  public void close() {
    store.close();
  }
}
