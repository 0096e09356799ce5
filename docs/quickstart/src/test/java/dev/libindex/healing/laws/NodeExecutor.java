package dev.libindex.healing.laws;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;

/**
 * Runs tasks at once, on the thread that submits them, or keeps them for later. Not thread-safe.
 */
final class NodeExecutor implements Executor {
  private final Deque<Runnable> held = new ArrayDeque<>();
  private boolean holding;

  @Override
  public void execute(Runnable task) {
    if (holding) {
      held.add(task);
    } else {
      task.run();
    }
  }

  /** Keeps what is submitted during the work, and then runs it or forgets it. */
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
