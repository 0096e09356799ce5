package dev.libindex.testdata.http;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Where a server's thread waits until the test lets it go on, and the test until a thread has come.
 *
 * <p>Thread-safe. Takes the place of sleeping: a test closes a gate in the middle of an answer,
 * waits with {@link #awaitArrivals} until a client is stuck there, looks, and opens it.
 */
public final class Gate {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private boolean open;
  private long permits;
  private int arrivals;

  private Gate() {}

  /** A gate that lets nobody through yet. */
  public static Gate closed() {
    return new Gate();
  }

  /** Lets everybody through, now and later. */
  public void open() {
    lock.lock();
    try {
      open = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Lets {@code count} passages through that are waiting or still to come. */
  public void letThrough(int count) {
    lock.lock();
    try {
      permits += count;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Returns once {@code count} passages have been asked for since the gate was made, whether they
   * were let through or not.
   *
   * @throws AssertionError if fewer came within {@code limit}
   */
  public void awaitArrivals(int count, Duration limit) throws InterruptedException {
    long remaining = limit.toNanos();
    lock.lock();
    try {
      while (arrivals < count) {
        if (remaining <= 0) {
          throw new AssertionError(
              "only " + arrivals + " of " + count + " arrived at the gate within " + limit);
        }
        remaining = changed.awaitNanos(remaining);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Waits until the gate is open or a permit is left, and uses one up unless it is open. */
  void pass() throws InterruptedException {
    lock.lock();
    try {
      arrivals++;
      changed.signalAll();
      while (!open && permits == 0) {
        changed.await();
      }
      if (!open) {
        permits--;
      }
    } finally {
      lock.unlock();
    }
  }
}
