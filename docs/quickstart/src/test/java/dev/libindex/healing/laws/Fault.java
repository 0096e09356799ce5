package dev.libindex.healing.laws;

import dev.libindex.error.StoreException;
import dev.libindex.testdata.store.FaultyStore.Moment;
import dev.libindex.testdata.store.StoreMethod;

/**
 * What goes wrong in a node while it talks to its store.
 *
 * @param call at which call from now on; the first is 1
 * @param moment before the store has done its part, or after
 * @param kills whether the process is killed; else the call fails once
 */
record Fault(int call, Moment moment, boolean kills) {

  /** Throws. */
  void fail(StoreMethod method) {
    if (kills) {
      throw new NodeKilled();
    }
    throw new StoreException("injected " + moment + " " + method, null);
  }

  @Override
  public String toString() {
    return (kills ? "killed " : "fails ") + moment + " call " + call;
  }
}
