package dev.libindex.internal.scan;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Where a thread under test waits for the test, and the test for the thread. */
final class Crossing {
  private static final long PATIENCE_SECONDS = 60;

  private final Semaphore arrived = new Semaphore(0);
  private final Semaphore passes = new Semaphore(0);

  /** Arrives, and waits for a pass. */
  void cross() throws InterruptedException {
    arrived.release();
    passes.acquire();
  }

  /** Waits for a thread that arrives. */
  void awaitArrival() throws InterruptedException {
    assertTrue(arrived.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS), "nobody came");
  }

  /** Whether a thread arrives in a while in which it would, if it could. */
  boolean isReached() throws InterruptedException {
    return arrived.tryAcquire(200, TimeUnit.MILLISECONDS);
  }

  /** Gives one pass. */
  void letThrough() {
    passes.release();
  }

  /** Gives passes to all who come. */
  void open() {
    passes.release(1_000_000);
  }
}
