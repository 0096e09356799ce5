package dev.libindex.healing.laws;

import dev.libindex.store.Store;
import dev.libindex.testdata.store.FaultyStore.Moment;
import dev.libindex.testdata.store.ForwardingStore;
import dev.libindex.testdata.store.StoreMethod;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The store of a node. Injects faults into the node's calls, and work of other nodes between them.
 * Not thread-safe.
 */
final class NodeStore extends ForwardingStore {
  private final Runnable onFault;
  private int calls;
  private @Nullable Fault fault;
  private @Nullable Runnable otherWork;
  private int otherWorkCall;
  private boolean dead;

  /**
   * Creates a store that forwards to the shared one.
   *
   * @param onFault runs when a fault happens
   */
  NodeStore(Store store, Runnable onFault) {
    super(store);
    this.onFault = onFault;
  }

  /** Sets a fault, which happens unless there are too few calls. */
  void arm(Fault newFault) {
    calls = 0;
    fault = newFault;
  }

  /** Runs the work of another node before a call, counted from 1. */
  void interleave(int call, Runnable work) {
    calls = 0;
    otherWorkCall = call;
    otherWork = work;
  }

  /** Removes the fault and the work of another node, if they have not happened. */
  void disarm() {
    fault = null;
    otherWork = null;
  }

  boolean isDead() {
    return dead;
  }

  @Override
  protected <T> T call(StoreMethod method, Supplier<T> call) {
    if (dead) {
      throw new NodeKilled();
    }
    calls++;
    runOtherWork();
    failAt(Moment.BEFORE, method);
    T result = call.get();
    failAt(Moment.AFTER, method);
    return result;
  }

  private void runOtherWork() {
    Runnable now = otherWork;
    if (now != null && calls == otherWorkCall) {
      otherWork = null;
      now.run();
    }
  }

  private void failAt(Moment moment, StoreMethod method) {
    Fault now = fault;
    if (now != null && now.call() == calls && now.moment() == moment) {
      fault = null;
      dead = now.kills();
      onFault.run();
      now.fail(method);
    }
  }
}
