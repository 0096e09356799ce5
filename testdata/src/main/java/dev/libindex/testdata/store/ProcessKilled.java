package dev.libindex.testdata.store;

import dev.libindex.testdata.store.FaultyStore.Moment;

/**
 * Thrown in the threads of a process that a {@link KillSwitch} has killed. An error, so that it is
 * not handled like the failure of a store.
 */
public final class ProcessKilled extends Error {
  private static final long serialVersionUID = 1;

  private final Moment moment;

  ProcessKilled(Moment moment, String call) {
    super("the process was killed " + moment + " " + call);
    this.moment = moment;
  }

  /** Returns whether the kill was before or after the call. */
  Moment moment() {
    return moment;
  }
}
