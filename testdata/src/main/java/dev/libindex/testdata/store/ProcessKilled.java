package dev.libindex.testdata.store;

import dev.libindex.testdata.store.FaultyStore.Moment;

/**
 * Ends the threads of a process that a {@link KillSwitch} has killed. An error, so that nobody
 * handles it as the failure of a store that will be back.
 */
public final class ProcessKilled extends Error {
  private static final long serialVersionUID = 1;

  private final Moment moment;

  ProcessKilled(Moment moment, String call) {
    super("the process was killed " + moment + " " + call);
    this.moment = moment;
  }

  /** Whether the call that ends with this was done. */
  Moment moment() {
    return moment;
  }
}
