package dev.libindex.internal.controller;

import dev.libindex.internal.coalesce.ImageCoalescer;
import dev.libindex.internal.retry.Backoff;
import dev.libindex.internal.scan.JoinedScans;
import dev.libindex.internal.scan.SharedScans;
import dev.libindex.layer.LayerException;
import dev.libindex.listener.IndexListener;
import dev.libindex.model.IndexFailedException;
import dev.libindex.model.IndexReport;
import dev.libindex.model.Manifest;
import dev.libindex.model.ScannerSet;
import dev.libindex.model.State;
import dev.libindex.store.FinishOutcome;
import dev.libindex.store.KnownManifest;
import dev.libindex.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Takes a manifest through the states of a run. Thread-safe: any number of calls, even for the same
 * manifest, may run concurrently. Claircore's counterpart is {@code indexer/controller}.
 */
public final class Controller {
  private final Store store;
  private final ScannerSet scanners;
  private final ImageCoalescer coalescer;
  private final IndexListener listener;
  private final FailedAttempts failedAttempts;
  private final CheckManifest checkManifest;
  private final FetchLayers fetchLayers;
  private final ScanLayers scanLayers = new ScanLayers();
  private final Coalesce coalesce;
  private final IndexManifest indexManifest;

  /**
   * Creates a controller.
   *
   * @param backoff how long to wait after failed attempts
   * @param reuseByDiffId whether a layer may be served by another one of the same content
   * @param warningInterval the minimum time between two warnings about the same cause of partial
   *     reports
   */
  public Controller(
      Store store,
      ScannerSet scanners,
      SharedScans scans,
      ImageCoalescer coalescer,
      IndexListener listener,
      Clock clock,
      Backoff backoff,
      boolean reuseByDiffId,
      Duration warningInterval) {
    this.store = store;
    this.scanners = scanners;
    this.coalescer = coalescer;
    this.listener = listener;
    failedAttempts = new FailedAttempts(store, clock, backoff);
    checkManifest = new CheckManifest(store, reuseByDiffId, failedAttempts, listener);
    fetchLayers = new FetchLayers(scans);
    coalesce = new Coalesce(store, coalescer, clock);
    indexManifest = new IndexManifest(store, listener, new PartialWarnings(clock, warningInterval));
  }

  /**
   * Indexes a manifest on the calling thread, or returns its stored report.
   *
   * @throws IndexFailedException if a layer cannot be fetched or fails a check, or if that happened
   *     so recently that it is too early for the next attempt
   */
  public IndexReport index(Manifest manifest) throws InterruptedException {
    Progress progress = new Progress(manifest.hash(), listener);
    progress.enter(State.CHECK_MANIFEST);
    Checked checked = checkManifest.run(manifest, scanners);
    if (checked.report().isPresent()) {
      return progress.end(checked.report().get());
    }
    KnownManifest known = new KnownManifest(manifest.hash(), manifest.layerDigests(), scanners);
    try {
      if (!checked.missing().isEmpty()) {
        scan(manifest, checked, progress);
      }
      serve(manifest, checked);
      Optional<Finished> finished = finish(known, progress);
      while (finished.isEmpty()) {
        Checked again = checkManifest.runAgain(manifest, scanners);
        scan(manifest, again, progress);
        serve(manifest, again);
        finished = finish(known, progress);
      }
      return finished.get().report();
    } catch (LayerException e) {
      progress.enter(State.INDEX_ERROR);
      throw failedAttempts.record(manifest.hash(), checked.failures(), e);
    }
  }

  private void scan(Manifest manifest, Checked checked, Progress progress)
      throws InterruptedException {
    progress.enter(State.FETCH_LAYERS);
    try (JoinedScans scans = fetchLayers.run(manifest, checked.missing())) {
      progress.enter(State.SCAN_LAYERS);
      scanLayers.run(scans);
    }
  }

  /**
   * Changes which layers serve a known manifest. Only now: until its own cells are stored, the
   * report must stay based on those that it was made from.
   */
  private void serve(Manifest manifest, Checked checked) {
    if (checked.served().changed()) {
      store.setLayersServed(manifest.hash(), checked.served().servedBy());
    }
  }

  /**
   * Makes a new report out of stored cells, on the calling thread, for the scanners that the
   * current report was made with.
   *
   * @return the new report; empty if cells are missing, which only {@link #index} can restore, if
   *     no ecosystems here have exactly these scanners, or if the manifest has been deleted
   */
  public Optional<IndexReport> heal(KnownManifest manifest) {
    if (!coalescer.canCoalesce(manifest.scanners())) {
      return Optional.empty();
    }
    return finish(manifest, new Progress(manifest.hash(), listener))
        .filter(Finished::stored)
        .map(Finished::report);
  }

  /**
   * Coalesces and stores the report, repeatedly if others change what was read. Returns empty if
   * cells are missing.
   */
  private Optional<Finished> finish(KnownManifest manifest, Progress progress) {
    while (true) {
      progress.enter(State.COALESCE);
      Optional<Coalesced> coalesced = coalesce.run(manifest);
      if (coalesced.isEmpty()) {
        return Optional.empty();
      }
      progress.enter(State.INDEX_MANIFEST);
      FinishOutcome outcome = indexManifest.run(coalesced.get());
      if (outcome == FinishOutcome.CELLS_MISSING) {
        return Optional.empty();
      }
      if (outcome != FinishOutcome.STALE) {
        IndexReport report = progress.end(coalesced.get().report());
        return Optional.of(new Finished(report, outcome == FinishOutcome.STORED));
      }
    }
  }

  /**
   * The end of a run.
   *
   * @param stored false if the manifest has been deleted; then the report is not kept
   */
  private record Finished(IndexReport report, boolean stored) {}
}
