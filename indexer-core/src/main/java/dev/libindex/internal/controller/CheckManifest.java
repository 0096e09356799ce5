package dev.libindex.internal.controller;

import dev.libindex.internal.stored.StoredReportReader;
import dev.libindex.listener.IndexListener;
import dev.libindex.model.Digest;
import dev.libindex.model.Manifest;
import dev.libindex.model.ScannerSet;
import dev.libindex.store.FailedAttempt;
import dev.libindex.store.ManifestStatus;
import dev.libindex.store.MissingCells;
import dev.libindex.store.Store;
import dev.libindex.store.StoredReport;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Determines, in one read, whether the stored report is up to date, or else which cells are
 * missing.
 */
final class CheckManifest {
  private final Store store;
  private final boolean reuseByDiffId;
  private final FailedAttempts failedAttempts;
  private final IndexListener listener;

  CheckManifest(
      Store store, boolean reuseByDiffId, FailedAttempts failedAttempts, IndexListener listener) {
    this.store = store;
    this.reuseByDiffId = reuseByDiffId;
    this.failedAttempts = failedAttempts;
    this.listener = listener;
  }

  /**
   * Checks the manifest, and makes it known to the store if it is new.
   *
   * @throws dev.libindex.model.IndexFailedException if cells are missing, but the last attempt to
   *     get them failed so recently that it is too early for the next
   */
  Checked run(Manifest manifest, ScannerSet scanners) {
    ManifestStatus status = store.checkManifest(manifest, scanners, reuseByDiffId);
    StoredReport stored = status.report();
    if (stored != null && isUpToDate(status)) {
      Checked checked = Checked.upToDate(StoredReportReader.read(stored));
      announceReused(manifest, status);
      return checked;
    }
    FailedAttempt last = status.failure();
    if (last != null && !status.missing().isEmpty()) {
      failedAttempts.checkNotTooEarly(last);
    }
    if (stored == null) {
      store.persistManifest(manifest, status.served().servedBy());
    }
    announceReused(manifest, status);
    return toDo(manifest, status);
  }

  /** Checks again which cells are missing because some have disappeared since the first check. */
  Checked runAgain(Manifest manifest, ScannerSet scanners) {
    ManifestStatus status = store.checkManifest(manifest, scanners, reuseByDiffId);
    // Whoever deleted the manifest deleted its layers, too; make them known again.
    store.persistManifest(manifest, status.served().servedBy());
    return toDo(manifest, status);
  }

  private static Checked toDo(Manifest manifest, ManifestStatus status) {
    FailedAttempt last = status.failure();
    DiffIds.warnOfContradictions(manifest, status.served().diffIds());
    return Checked.toDo(status.missing(), status.served(), last == null ? 0 : last.failures());
  }

  private static boolean isUpToDate(ManifestStatus status) {
    return status.current()
        && !status.due()
        && status.missing().isEmpty()
        && !status.served().changed();
  }

  private void announceReused(Manifest manifest, ManifestStatus status) {
    Set<Digest> reused = new LinkedHashSet<>(manifest.layerDigests());
    status.missing().stream().map(MissingCells::layer).forEach(reused::remove);
    reused.forEach(layer -> listener.layerReused(manifest.hash(), layer));
  }
}
