package dev.libindex.internal.layer;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How much memory all captured files of this process may take together. What does not fit is kept
 * in temporary files instead: the budget never changes a result. Thread-safe.
 */
public final class CaptureBudget {
  private final AtomicLong left;

  /**
   * A budget to be shared by all layers that are open at a time.
   *
   * @param bytes not negative; with 0 everything goes to temporary files
   */
  public CaptureBudget(long bytes) {
    if (bytes < 0) {
      throw new IllegalArgumentException("negative capture budget: " + bytes);
    }
    left = new AtomicLong(bytes);
  }

  /** The bytes that are not in use. */
  public long available() {
    return left.get();
  }

  boolean tryAcquire(long bytes) {
    long before = left.get();
    while (before >= bytes) {
      long witness = left.compareAndExchange(before, before - bytes);
      if (witness == before) {
        return true;
      }
      before = witness;
    }
    return false;
  }

  void release(long bytes) {
    left.addAndGet(bytes);
  }
}
