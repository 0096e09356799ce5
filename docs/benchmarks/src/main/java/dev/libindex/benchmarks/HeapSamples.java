package dev.libindex.benchmarks;

import dev.libindex.listener.IndexListener;
import dev.libindex.model.IndexReport;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The size of the heap after a garbage collection, taken each time a number of manifests has been
 * healed.
 */
final class HeapSamples implements IndexListener {
  private final int every;
  private final AtomicInteger healed = new AtomicInteger();
  private final List<Long> megabytes = new ArrayList<>();
  private long nanoseconds;

  HeapSamples(int every) {
    this.every = every;
  }

  @Override
  public void manifestHealed(IndexReport report) {
    if (healed.incrementAndGet() % every == 0) {
      sample();
    }
  }

  synchronized void sample() {
    long start = System.nanoTime();
    ManagementFactory.getMemoryMXBean().gc();
    long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    megabytes.add(used >> 20);
    nanoseconds += System.nanoTime() - start;
  }

  /** Returns the samples so far, in the order in which they were taken. */
  synchronized List<Long> megabytes() {
    return List.copyOf(megabytes);
  }

  /** Returns the time that taking the samples took. */
  synchronized long nanoseconds() {
    return nanoseconds;
  }
}
