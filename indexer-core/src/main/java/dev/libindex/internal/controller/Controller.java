package dev.libindex.internal.controller;

import dev.libindex.error.StoreException;
import dev.libindex.internal.coalesce.ImageCoalescer;
import dev.libindex.internal.retry.Backoff;
import dev.libindex.internal.scan.SharedScans;
import dev.libindex.layer.LayerException;
import dev.libindex.listener.IndexListener;
import dev.libindex.model.IndexFailedException;
import dev.libindex.model.IndexReport;
import dev.libindex.model.Layer;
import dev.libindex.model.Manifest;
import dev.libindex.model.ScannerSet;
import dev.libindex.model.State;
import dev.libindex.store.KnownManifest;
import dev.libindex.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Drives a manifest through the states. Thread-safe; any number of manifests, or calls for the same
 * one, at once. Claircore's counterpart is {@code indexer/controller}.
 */
public final class Controller {
  /** So often may others move what a run has read; more means that something is wrong. */
  private static final int MAX_STEPS = 200;

  private final Map<State, Step> steps = new EnumMap<>(State.class);
  private final ScannerSet scanners;
  private final ImageCoalescer coalescer;
  private final IndexListener listener;
  private final FailedAttempts attempts;

  /** With its parts. */
  public Controller(
      Store store,
      ScannerSet scanners,
      SharedScans scans,
      ImageCoalescer coalescer,
      IndexListener listener,
      Clock clock,
      Backoff backoff,
      Duration warningInterval) {
    this.scanners = scanners;
    this.coalescer = coalescer;
    this.listener = listener;
    this.attempts = new FailedAttempts(store, clock, backoff);
    steps.put(State.CHECK_MANIFEST, new CheckManifest(store, attempts, listener));
    steps.put(State.FETCH_LAYERS, new FetchLayers(store, scans));
    steps.put(State.SCAN_LAYERS, new ScanLayers());
    steps.put(State.COALESCE, new Coalesce(store, coalescer));
    steps.put(
        State.INDEX_MANIFEST,
        new IndexManifest(store, listener, clock, new PartialWarnings(clock, warningInterval)));
  }

  /**
   * Indexes on the calling thread.
   *
   * @throws IndexFailedException if a layer cannot be had or trusted
   */
  public IndexReport index(Manifest manifest) throws InterruptedException {
    IndexRun run = new IndexRun(manifest, scanners);
    try {
      drive(run, State.CHECK_MANIFEST, Set.of());
      return run.report();
    } catch (LayerException e) {
      listener.stateEntered(manifest.hash(), State.INDEX_ERROR);
      throw attempts.failed(manifest.hash(), run.lastFailure(), e);
    } finally {
      run.leaveScans();
    }
  }

  /**
   * Coalesces again from what is stored, on the calling thread, with the scanners that the report
   * belongs to.
   *
   * @return the report; empty if cells are missing, which only {@link #index} can get, if no
   *     ecosystems here have exactly these scanners, or if the manifest is gone
   */
  public Optional<IndexReport> heal(KnownManifest known) throws InterruptedException {
    if (!coalescer.canCoalesce(known.scanners())) {
      return Optional.empty();
    }
    List<Layer> layers = known.layers().stream().map(layer -> Layer.of(layer, "")).toList();
    IndexRun run = new IndexRun(new Manifest(known.hash(), layers), known.scanners());
    drive(run, State.COALESCE, EnumSet.of(State.FETCH_LAYERS));
    return run.isStored() ? Optional.of(run.report()) : Optional.empty();
  }

  private State drive(IndexRun run, State start, Set<State> stops) throws InterruptedException {
    State state = start;
    for (int step = 0; !state.isTerminal() && !stops.contains(state); step++) {
      if (step == MAX_STEPS) {
        throw new StoreException("manifest does not come to rest: " + run.manifest().hash(), null);
      }
      listener.stateEntered(run.manifest().hash(), state);
      State next = step(state).run(run);
      if (!state.next().contains(next)) {
        throw new IllegalStateException(state + " cannot be followed by " + next);
      }
      state = next;
    }
    if (state.isTerminal()) {
      listener.stateEntered(run.manifest().hash(), state);
    }
    return state;
  }

  private Step step(State state) {
    Step step = steps.get(state);
    if (step == null) {
      throw new IllegalStateException("no step for " + state);
    }
    return step;
  }
}
