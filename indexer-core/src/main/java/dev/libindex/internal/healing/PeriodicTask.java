package dev.libindex.internal.healing;

import dev.libindex.internal.retry.Backoff;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does something again and again, each time an interval after it was done. Thread-safe.
 *
 * <p>With jitter, so that nodes that started together do not work together.
 */
final class PeriodicTask implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PeriodicTask.class);

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
  private final ReentrantLock working = new ReentrantLock();
  private Future<?> timer = CompletableFuture.completedFuture(null);
  private boolean closed;

  PeriodicTask(String name, Duration interval, Work work, Drive drive) {
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
    long millis = Backoff.constant(interval, 0.1, drive.random()).after(1).toMillis();
    try {
      timer = drive.scheduler().schedule(this::fire, millis, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      LOG.debug("{}: no further ticks, the scheduler is closed", name, e);
    }
  }

  /** Once more, now, beside the clock. */
  void now() {
    submit(this::once);
  }

  /** Whatever happens to the work, or if there is no thread for it: the clock goes on. */
  private void fire() {
    if (!submit(this::tick)) {
      start();
    }
  }

  private void tick() {
    try {
      once();
    } finally {
      start();
    }
  }

  /** Of those that wait for work which is under way, one is enough: it will see what they saw. */
  void once() {
    if (working.hasQueuedThreads()) {
      return;
    }
    working.lock();
    try {
      work.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.warn("{} stopped; the next tick goes on", name, e);
    } finally {
      working.unlock();
    }
  }

  private boolean submit(Runnable task) {
    synchronized (this) {
      if (closed) {
        return true;
      }
    }
    try {
      drive.executor().execute(task);
      return true;
    } catch (RejectedExecutionException e) {
      LOG.debug("{}: the executor takes nothing now", name, e);
      return false;
    }
  }

  /** Leaves nothing in the scheduler. */
  @Override
  public synchronized void close() {
    closed = true;
    timer.cancel(false);
  }
}
