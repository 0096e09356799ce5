package dev.libindex.testdata.store;

import java.util.Set;

/** A failure that is to happen at a later call. Not thread-safe. */
final class Fault {
  private final Set<StoreMethod> methods;
  private final FaultyStore.Moment moment;
  private int callsLeft;

  Fault(Set<StoreMethod> methods, int n, FaultyStore.Moment moment) {
    if (n < 1) {
      throw new IllegalArgumentException("calls are counted from 1, not " + n);
    }
    this.methods = methods;
    this.callsLeft = n;
    this.moment = moment;
  }

  FaultyStore.Moment moment() {
    return moment;
  }

  /** Counts a call and returns whether it is the one to fail. */
  boolean isReachedBy(StoreMethod method) {
    if (methods.contains(method)) {
      callsLeft--;
    }
    return callsLeft == 0;
  }
}
