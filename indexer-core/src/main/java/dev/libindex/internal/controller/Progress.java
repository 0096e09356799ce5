package dev.libindex.internal.controller;

import dev.libindex.error.StoreException;
import dev.libindex.listener.IndexListener;
import dev.libindex.model.Digest;
import dev.libindex.model.IndexReport;
import dev.libindex.model.State;
import java.util.Set;

/** The states that one run enters. Confined to the thread of the run. */
final class Progress {
  /** The maximum for one run: far more than other nodes can cause by changing what it has read. */
  private static final int MAX_STEPS = 200;

  private final Digest manifest;
  private final IndexListener listener;
  private Set<State> next = Set.of(State.CHECK_MANIFEST, State.COALESCE);
  private int steps;

  Progress(Digest manifest, IndexListener listener) {
    this.manifest = manifest;
    this.listener = listener;
  }

  /**
   * Enters a state and tells the listener.
   *
   * @throws IllegalStateException if the state may not follow the previous one
   * @throws StoreException if the run has taken too many steps
   */
  void enter(State state) {
    if (!next.contains(state)) {
      throw new IllegalStateException(state + " is not among the possible states " + next);
    }
    if (!state.isTerminal() && ++steps > MAX_STEPS) {
      throw new StoreException(
          "manifest "
              + manifest
              + " was not finished in "
              + MAX_STEPS
              + " steps: other nodes keep changing what it is made from",
          null);
    }
    next = state.next();
    listener.stateEntered(manifest, state);
  }

  /** Enters the state of the report, with which the run ends, and returns the report. */
  IndexReport end(IndexReport report) {
    enter(report.state());
    return report;
  }
}
