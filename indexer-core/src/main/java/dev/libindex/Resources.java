package dev.libindex;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The threads of one instance: daemons with names, unless the caller brought executors. */
final class Resources implements AutoCloseable {
  private final CountDownLatch closed = new CountDownLatch(1);
  private final ScheduledExecutorService clockwork =
      Executors.newSingleThreadScheduledExecutor(threads("libindex-clockwork"));
  private final ScheduledExecutorService scheduler;
  private final @Nullable ExecutorService ownExecutor;
  private final Executor executor;

  Resources(@Nullable Executor supplied, @Nullable ScheduledExecutorService suppliedScheduler) {
    this.scheduler = suppliedScheduler == null ? clockwork : suppliedScheduler;
    // Concurrency is bounded by permits, not by the pool, so that virtual threads may be supplied.
    this.ownExecutor =
        supplied == null ? Executors.newCachedThreadPool(threads("libindex-layer")) : null;
    this.executor = supplied == null ? java.util.Objects.requireNonNull(ownExecutor) : supplied;
  }

  Executor executor() {
    return executor;
  }

  /** Follows the caller's clock, if that brought one. */
  ScheduledExecutorService scheduler() {
    return scheduler;
  }

  /** Follows real time, as the database does by whose clock leases end. */
  ScheduledExecutorService heartbeats() {
    return clockwork;
  }

  void checkOpen() {
    if (closed.getCount() == 0) {
      throw new IllegalStateException("this Libindex is closed");
    }
  }

  /** Waits, but not beyond the closing. */
  void pause(Duration duration) throws InterruptedException {
    if (closed.await(duration.toNanos(), TimeUnit.NANOSECONDS)) {
      throw new InterruptedException("closed");
    }
  }

  @Override
  public void close() {
    closed.countDown();
    clockwork.shutdownNow();
    if (ownExecutor != null) {
      ownExecutor.shutdownNow();
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
