package dev.libindex;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The threads of one instance: named daemon threads, or the executors that the caller supplied. */
final class Resources implements AutoCloseable {
  private final CountDownLatch closed = new CountDownLatch(1);
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(threads("libindex-timer"));
  private final ScheduledExecutorService scheduler;
  private final @Nullable ExecutorService pool;
  private final Executor executor;

  Resources(@Nullable Executor supplied, @Nullable ScheduledExecutorService suppliedScheduler) {
    this.scheduler = suppliedScheduler == null ? timer : suppliedScheduler;
    // Concurrency is bounded by permits, not by the pool, so that virtual threads may be supplied.
    this.pool = supplied == null ? Executors.newCachedThreadPool(threads("libindex-layer")) : null;
    this.executor = supplied == null ? Objects.requireNonNull(pool) : supplied;
  }

  Executor executor() {
    return executor;
  }

  /** Returns the caller's scheduler, or else the one that follows real time. */
  ScheduledExecutorService scheduler() {
    return scheduler;
  }

  /** Returns a scheduler that follows real time, as the expiry of leases does. */
  ScheduledExecutorService heartbeats() {
    return timer;
  }

  void checkOpen() {
    if (closed.getCount() == 0) {
      throw new IllegalStateException("this Libindex is closed");
    }
  }

  /** Waits for the given time, or throws if this instance is closed before it has passed. */
  void pause(Duration duration) throws InterruptedException {
    if (closed.await(duration.toNanos(), TimeUnit.NANOSECONDS)) {
      throw new InterruptedException("closed");
    }
  }

  @Override
  public void close() {
    closed.countDown();
    timer.shutdownNow();
    if (pool != null) {
      pool.shutdownNow();
    }
  }

  private static ThreadFactory threads(String name) {
    AtomicInteger count = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, name + "-" + count.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }
}
