package dev.libindex.internal.layer;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The memory that all captured files of this process may take together. Files that do not fit are
 * kept in temporary files instead, so the budget never changes a result. Thread-safe.
 */
public final class CaptureBudget {
  private final AtomicLong left;

  /**
   * Creates a budget to be shared by all layers that are open at the same time.
   *
   * @param bytes not negative; with 0 everything goes to temporary files
   */
  public CaptureBudget(long bytes) {
    if (bytes < 0) {
      throw new IllegalArgumentException("negative capture budget: " + bytes);
    }
    left = new AtomicLong(bytes);
  }

  /** Returns the number of bytes that are not in use. */
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
