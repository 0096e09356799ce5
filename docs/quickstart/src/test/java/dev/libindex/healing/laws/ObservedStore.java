package dev.libindex.healing.laws;

import dev.libindex.mapping.MappingVersion;
import dev.libindex.model.Digest;
import dev.libindex.model.Manifest;
import dev.libindex.model.ScannerSet;
import dev.libindex.store.FinishOutcome;
import dev.libindex.store.IndexResult;
import dev.libindex.store.LayerScan;
import dev.libindex.store.MappingUpload;
import dev.libindex.store.Store;
import dev.libindex.testdata.store.ForwardingStore;
import dev.libindex.testdata.store.StoreMethod;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The store that all nodes share. Records in the models and in the log what was successfully
 * written.
 */
final class ObservedStore extends ForwardingStore {
  private final LedgerModel ledger;
  private final MappingModel mappings;
  private final StepLog log;

  ObservedStore(Store store, LedgerModel ledger, MappingModel mappings, StepLog log) {
    super(store);
    this.ledger = ledger;
    this.mappings = mappings;
    this.log = log;
  }

  @Override
  protected <T> T call(StoreMethod method, Supplier<T> call) {
    return call.get();
  }

  @Override
  public void persistManifest(Manifest manifest, Map<Digest, Digest> servedBy) {
    super.persistManifest(manifest, servedBy);
    ledger.persisted(manifest);
  }

  @Override
  public void setLayerScanned(LayerScan scan) {
    super.setLayerScanned(scan);
    ledger.scanned(scan);
  }

  @Override
  public FinishOutcome setIndexFinished(IndexResult result) {
    FinishOutcome outcome = observe(result, super.setIndexFinished(result));
    if (outcome == FinishOutcome.STORED) {
      log.addFinished(result.manifest());
    }
    return outcome;
  }

  @Override
  public FinishOutcome setIndexPartial(IndexResult result) {
    return observe(result, super.setIndexPartial(result));
  }

  private FinishOutcome observe(IndexResult result, FinishOutcome outcome) {
    if (outcome == FinishOutcome.STORED) {
      if (ledger.finished(result.manifest(), result.scanners())) {
        log.addEndedRequeue(result.manifest());
      }
      log.addStored(result.manifest(), result.body());
    }
    return outcome;
  }

  @Override
  public MappingVersion installMapping(MappingUpload upload) {
    MappingVersion version = super.installMapping(upload);
    mappings.installed(MappingTable.of(upload.digest()));
    return version;
  }

  @Override
  public Set<Digest> deleteManifests(Collection<Digest> manifests) {
    Set<Digest> deleted = super.deleteManifests(manifests);
    ledger.deleted(deleted);
    log.addDeleted(deleted);
    return deleted;
  }

  @Override
  public long collectCells(ScannerSet kept, Instant now, Instant notAfter, int limit) {
    long count = super.collectCells(kept, now, notAfter, limit);
    log.addCollected(ledger.collected(kept, now, notAfter));
    return count;
  }

  @Override
  public Set<Digest> requeueIndexPartials(Instant notAfter, int limit) {
    Set<Digest> taken = super.requeueIndexPartials(notAfter, limit);
    ledger.requeued(taken);
    log.addRequeued(taken);
    return taken;
  }
}
