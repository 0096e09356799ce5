package dev.libindex.testdata.http;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A point at which server threads wait until the test lets them continue, and at which the test
 * waits for server threads to arrive.
 *
 * <p>Thread-safe. Use it instead of sleeping: a test puts a closed gate into an answer, waits with
 * {@link #awaitArrivals} until a request is held there, checks what it wants to check, and opens
 * the gate.
 */
public final class Gate {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private boolean open;
  private long permits;
  private int arrivals;

  private Gate() {}

  /** Returns a closed gate. */
  public static Gate closed() {
    return new Gate();
  }

  /** Opens the gate for good: waiting and later threads pass. */
  public void open() {
    lock.lock();
    try {
      open = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Lets {@code count} threads through, waiting or later ones. */
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
   * Waits until {@code count} threads have arrived since the gate was created, whether they were
   * let through or not.
   *
   * @throws AssertionError if fewer arrived within {@code limit}
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

  /** Waits until the gate is open or a permit is left, and uses up a permit unless it is open. */
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
