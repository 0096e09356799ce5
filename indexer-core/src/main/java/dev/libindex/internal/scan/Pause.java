package dev.libindex.internal.scan;

import java.time.Duration;

/** Waiting for something that will not announce itself: another node's lease. */
@FunctionalInterface
public interface Pause {

  /** Waits for about so long, or not at all in a test. */
  void await(Duration duration) throws InterruptedException;
}
