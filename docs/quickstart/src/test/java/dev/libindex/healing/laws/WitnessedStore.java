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
import java.util.Set;
import java.util.function.Supplier;

/** The store that all nodes share, with a witness of what was successfully written. */
final class WitnessedStore extends ForwardingStore {
  private final Payments payments;
  private final Tables tables;
  private final StepLog log;

  WitnessedStore(Store store, Payments payments, Tables tables, StepLog log) {
    super(store);
    this.payments = payments;
    this.tables = tables;
    this.log = log;
  }

  @Override
  protected <T> T call(StoreMethod method, Supplier<T> call) {
    return call.get();
  }

  @Override
  public void persistManifest(Manifest manifest) {
    super.persistManifest(manifest);
    payments.persisted(manifest);
  }

  @Override
  public void setLayerScanned(LayerScan scan) {
    super.setLayerScanned(scan);
    payments.scanned(scan);
  }

  @Override
  public FinishOutcome setIndexFinished(IndexResult result) {
    FinishOutcome outcome = witness(result, super.setIndexFinished(result));
    if (outcome == FinishOutcome.STORED) {
      log.addFinished(result.manifest());
    }
    return outcome;
  }

  @Override
  public FinishOutcome setIndexPartial(IndexResult result) {
    return witness(result, super.setIndexPartial(result));
  }

  private FinishOutcome witness(IndexResult result, FinishOutcome outcome) {
    if (outcome == FinishOutcome.STORED) {
      if (payments.finished(result.manifest(), result.scanners())) {
        log.addEnded(result.manifest());
      }
      log.addStored(result.manifest(), result.body());
    }
    return outcome;
  }

  @Override
  public MappingVersion installMapping(MappingUpload upload) {
    MappingVersion version = super.installMapping(upload);
    tables.installed(Table.of(upload.digest()));
    return version;
  }

  @Override
  public Set<Digest> deleteManifests(Collection<Digest> manifests) {
    Set<Digest> deleted = super.deleteManifests(manifests);
    payments.deleted(deleted);
    log.addDeleted(deleted);
    return deleted;
  }

  @Override
  public long collectCells(ScannerSet kept, Instant now, Instant notAfter, int limit) {
    long count = super.collectCells(kept, now, notAfter, limit);
    log.addCollected(payments.collected(kept, now, notAfter));
    return count;
  }

  @Override
  public Set<Digest> requeueIndexPartials(Instant notAfter, int limit) {
    Set<Digest> taken = super.requeueIndexPartials(notAfter, limit);
    payments.requeued(taken);
    log.addRequeued(taken);
    return taken;
  }
}
