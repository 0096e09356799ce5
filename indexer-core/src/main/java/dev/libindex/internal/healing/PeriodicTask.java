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
 * Work that is done periodically: the next run is scheduled an interval after the last one ended,
 * with jitter so that nodes that were started together drift apart. Thread-safe.
 */
final class PeriodicTask implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PeriodicTask.class);

  /** What tasks run with: the time, the threads and the jitter. Tasks close none of them. */
  record Context(ScheduledExecutorService scheduler, Executor executor, RandomGenerator random) {}

  /** The work of a task. */
  @FunctionalInterface
  interface Work {
    void run() throws InterruptedException;
  }

  private final String name;
  private final Duration interval;
  private final Work work;
  private final Context context;
  private final ReentrantLock working = new ReentrantLock();
  private Future<?> timer = CompletableFuture.completedFuture(null);
  private boolean closed;

  PeriodicTask(String name, Duration interval, Work work, Context context) {
    this.name = name;
    this.interval = interval;
    this.work = work;
    this.context = context;
  }

  /** Schedules the next run, unless the task is closed. */
  synchronized void start() {
    if (closed) {
      return;
    }
    long millis = Backoff.constant(interval, 0.1, context.random()).after(1).toMillis();
    try {
      timer = context.scheduler().schedule(this::fire, millis, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      LOG.debug("{}: not scheduled again, the scheduler is shut down", name, e);
    }
  }

  /** Runs once more as soon as possible, without changing when the next run is due. */
  void runNow() {
    submit(this::runOnce);
  }

  /**
   * Runs the work, and schedules the next run whatever happens to this one, even if no thread takes
   * it.
   */
  private void fire() {
    if (!submit(this::runAndSchedule)) {
      start();
    }
  }

  private void runAndSchedule() {
    try {
      runOnce();
    } finally {
      start();
    }
  }

  /**
   * Runs once, after any run that is under way. If another caller is already waiting to do so,
   * returns immediately: that caller's run will see whatever this one would have seen.
   */
  void runOnce() {
    if (working.hasQueuedThreads()) {
      return;
    }
    working.lock();
    try {
      work.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.warn("{} failed; the next run will continue", name, e);
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
      context.executor().execute(task);
      return true;
    } catch (RejectedExecutionException e) {
      LOG.debug("{}: not run, the executor rejected it", name, e);
      return false;
    }
  }

  /** Cancels the next run; leaves nothing in the scheduler. */
  @Override
  public synchronized void close() {
    closed = true;
    timer.cancel(false);
  }
}
