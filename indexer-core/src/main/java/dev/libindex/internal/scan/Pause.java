package dev.libindex.internal.scan;

import java.time.Duration;

/** A way to wait for something that sends no signal, such as another node releasing a lease. */
@FunctionalInterface
public interface Pause {

  /** Waits for roughly this long. */
  void await(Duration duration) throws InterruptedException;
}
