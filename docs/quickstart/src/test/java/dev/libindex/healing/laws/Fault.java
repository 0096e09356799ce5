package dev.libindex.healing.laws;

import dev.libindex.error.StoreException;
import dev.libindex.testdata.store.FaultyStore.Moment;
import dev.libindex.testdata.store.StoreMethod;

/**
 * A fault of a node during one of its calls to the store.
 *
 * @param call the number of the call, counted from 1
 * @param moment whether the fault comes before the store performs the call or after it
 * @param kills whether the node is killed; otherwise the call fails, and the node goes on
 */
record Fault(int call, Moment moment, boolean kills) {

  /** Throws the exception of the fault. */
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
