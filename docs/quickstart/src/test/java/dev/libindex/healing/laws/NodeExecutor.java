package dev.libindex.healing.laws;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;

/**
 * Passes tasks to another executor, or holds them back. Not thread-safe while it holds tasks back.
 */
final class NodeExecutor implements Executor {
  private final Executor executor;
  private final Deque<Runnable> held = new ArrayDeque<>();
  private boolean holding;

  NodeExecutor(Executor executor) {
    this.executor = executor;
  }

  @Override
  public void execute(Runnable task) {
    if (holding) {
      held.add(task);
    } else {
      executor.execute(task);
    }
  }

  /** Holds back the tasks that are submitted during the work, and then runs or drops them. */
  <X extends Exception> void holdDuring(Work<X> work, boolean runAfterwards) throws X {
    holding = true;
    try {
      work.run();
    } finally {
      holding = false;
    }
    while (runAfterwards && !held.isEmpty()) {
      held.remove().run();
    }
    held.clear();
  }

  /** Work that may fail. */
  interface Work<X extends Exception> {
    void run() throws X;
  }
}
