package dev.libindex.internal.scan;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A point where threads under test wait for the test, and the test waits for the threads. */
final class Checkpoint {
  private static final long PATIENCE_SECONDS = 60;

  private final Semaphore arrived = new Semaphore(0);
  private final Semaphore passes = new Semaphore(0);

  /** Announces the calling thread, and blocks it until the test lets it through. */
  void pass() throws InterruptedException {
    arrived.release();
    passes.acquire();
  }

  /** Waits until a thread arrives. */
  void awaitArrival() throws InterruptedException {
    assertTrue(arrived.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS), "no thread arrived");
  }

  /** Returns whether a thread arrives within a time that is ample for one that is not blocked. */
  boolean isReached() throws InterruptedException {
    return arrived.tryAcquire(200, TimeUnit.MILLISECONDS);
  }

  /** Lets one thread through. */
  void letThrough() {
    passes.release();
  }

  /** Lets all threads through from now on. */
  void open() {
    passes.release(1_000_000);
  }
}
