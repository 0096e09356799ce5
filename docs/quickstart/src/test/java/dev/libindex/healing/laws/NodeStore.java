package dev.libindex.healing.laws;

import dev.libindex.store.Store;
import dev.libindex.testdata.store.FaultyStore.Moment;
import dev.libindex.testdata.store.ForwardingStore;
import dev.libindex.testdata.store.StoreMethod;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The store of a node, which injects faults and interleaves the work of other nodes. Not
 * thread-safe.
 */
final class NodeStore extends ForwardingStore {
  private final Runnable onFault;
  private int calls;
  private @Nullable Fault fault;
  private @Nullable Runnable visit;
  private int visitedCall;
  private boolean dead;

  /**
   * Wraps the shared store.
   *
   * @param onFault runs when a fault happens
   */
  NodeStore(Store store, Runnable onFault) {
    super(store);
    this.onFault = onFault;
  }

  /** Sets a fault. It happens unless there are too few calls. */
  void arm(Fault newFault) {
    calls = 0;
    fault = newFault;
  }

  /** Runs {@code visitor} before a call, counted from 1. */
  void visit(int call, Runnable visitor) {
    calls = 0;
    visitedCall = call;
    visit = visitor;
  }

  /** Removes a fault and a visitor that have not happened. */
  void disarm() {
    fault = null;
    visit = null;
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
    runVisitor();
    failAt(Moment.BEFORE, method);
    T result = call.get();
    failAt(Moment.AFTER, method);
    return result;
  }

  private void runVisitor() {
    Runnable visitor = visit;
    if (visitor != null && calls == visitedCall) {
      visit = null;
      visitor.run();
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
