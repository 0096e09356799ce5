package dev.libindex.core.healing;

import dev.libindex.error.StoreException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does something again and again, each time an interval after it was done. Thread-safe.
 *
 * <p>With jitter, so that nodes that started together do not work together.
 */
final class Tick implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Tick.class);

  /** What ticks are driven by, of which nothing becomes their own. */
  record Drive(ScheduledExecutorService scheduler, Executor executor, RandomGenerator random) {}

  /** What is done. */
  @FunctionalInterface
  interface Work {
    void run() throws InterruptedException;
  }

  private final String name;
  private final Duration interval;
  private final Work work;
  private final Drive drive;
  private Future<?> timer = CompletableFuture.completedFuture(null);
  private boolean closed;

  Tick(String name, Duration interval, Work work, Drive drive) {
    this.name = name;
    this.interval = interval;
    this.work = work;
    this.drive = drive;
  }

  /** For the first time, after an interval. */
  synchronized void start() {
    if (closed) {
      return;
    }
    long millis = interval.toMillis();
    long early = drive.random().nextLong(millis / 10 + 1);
    try {
      timer =
          drive
              .scheduler()
              .schedule(() -> submit(this::tick), millis - early, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      LOG.debug("{}: no further ticks, the scheduler is closed", name, e);
    }
  }

  /** Once more, now, beside the clock. */
  void now() {
    submit(this::once);
  }

  private void tick() {
    once();
    start();
  }

  private void once() {
    try {
      work.run();
    } catch (StoreException e) {
      LOG.warn("{} stopped; the next tick goes on", name, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void submit(Runnable task) {
    synchronized (this) {
      if (closed) {
        return;
      }
    }
    try {
      drive.executor().execute(task);
    } catch (RejectedExecutionException e) {
      LOG.debug("{}: no further ticks, the executor is closed", name, e);
    }
  }

  /** Leaves nothing in the scheduler. */
  @Override
  public synchronized void close() {
    closed = true;
    timer.cancel(false);
  }
}
