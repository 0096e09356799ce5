package dev.libindex.internal.controller;

import dev.libindex.internal.json.ReportReader;
import dev.libindex.listener.IndexListener;
import dev.libindex.model.Digest;
import dev.libindex.model.Manifest;
import dev.libindex.model.State;
import dev.libindex.store.ManifestStatus;
import dev.libindex.store.MissingCells;
import dev.libindex.store.Store;
import dev.libindex.store.StoredReport;
import java.util.HashSet;
import java.util.Set;

/** One read decides: the stored report answers, an earlier failure says wait, or there is work. */
final class CheckManifest implements Step {
  private final Store store;
  private final FailedAttempts attempts;
  private final IndexListener listener;

  CheckManifest(Store store, FailedAttempts attempts, IndexListener listener) {
    this.store = store;
    this.attempts = attempts;
    this.listener = listener;
  }

  @Override
  public State run(IndexRun run) {
    Manifest manifest = run.manifest();
    ManifestStatus status = store.checkManifest(manifest, run.scanners());
    StoredReport stored = status.report();
    if (stored != null && status.current() && !status.due() && status.missing().isEmpty()) {
      run.setReport(ReportReader.read(stored));
      manifest.layerDigests().stream()
          .distinct()
          .forEach(layer -> listener.layerReused(manifest.hash(), layer));
      return stored.state();
    }
    if (!status.missing().isEmpty()) {
      attempts.check(manifest.hash(), status.failure());
    }
    run.setLastFailure(status.failure());
    if (stored == null) {
      store.persistManifest(manifest);
    }
    run.setMissing(status.missing());
    reportReused(manifest, status);
    return status.missing().isEmpty() ? State.COALESCE : State.FETCH_LAYERS;
  }

  private void reportReused(Manifest manifest, ManifestStatus status) {
    Set<Digest> reused = new HashSet<>(manifest.layerDigests());
    status.missing().stream().map(MissingCells::layer).forEach(reused::remove);
    reused.forEach(layer -> listener.layerReused(manifest.hash(), layer));
  }
}
