package dev.libindex.benchmarks;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** An executor whose caller can wait until all tasks have ended. */
final class AwaitedThreads implements Executor, AutoCloseable {
  private final ExecutorService threads = Executors.newCachedThreadPool(AwaitedThreads::daemon);
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition idle = lock.newCondition();
  private int tasks;

  @Override
  public void execute(Runnable task) {
    count(1);
    threads.execute(
        () -> {
          try {
            task.run();
          } finally {
            count(-1);
          }
        });
  }

  /** Waits until every task has ended, including those that other tasks started in the meantime. */
  void awaitIdle() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (tasks > 0) {
        idle.await();
      }
    } finally {
      lock.unlock();
    }
  }

  private void count(int change) {
    lock.lock();
    try {
      tasks += change;
      if (tasks == 0) {
        idle.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "replay");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
