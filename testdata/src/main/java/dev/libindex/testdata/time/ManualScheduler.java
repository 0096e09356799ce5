package dev.libindex.testdata.time;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A scheduler without threads: {@link #advance} moves the clock and runs the tasks that become due,
 * in order, in the calling thread. Thread-safe, but only one thread may advance the time.
 *
 * <p>Tasks that are waiting at shutdown never run, and later tasks are rejected. An exception of a
 * task is visible in its future only, as with the JDK's schedulers.
 */
public final class ManualScheduler extends AbstractExecutorService
    implements ScheduledExecutorService {
  private final ManualClock clock;
  private final PriorityBlockingQueue<ManualTask<?>> waiting = new PriorityBlockingQueue<>();
  private final AtomicLong count = new AtomicLong();
  private volatile boolean shutdown;

  /** Creates a scheduler that advances this clock. */
  public ManualScheduler(ManualClock clock) {
    this.clock = clock;
  }

  /**
   * Advances the clock by {@code by}, stopping at each due task to run it, including tasks that are
   * scheduled meanwhile.
   */
  public void advance(Duration by) {
    Instant end = clock.instant().plus(by);
    ManualTask<?> task = waiting.peek();
    while (task != null && !task.due().isAfter(end)) {
      if (waiting.remove(task)) {
        clock.set(task.due().isAfter(now()) ? task.due() : now());
        if (task.runAndRepeat() && !shutdown) {
          waiting.add(task);
        }
      }
      task = waiting.peek();
    }
    clock.set(end);
  }

  /** Returns the number of waiting tasks. */
  public int waiting() {
    return waiting.size();
  }

  /** Returns the time until the next task is due; empty if no task is waiting. */
  public Optional<Duration> untilNext() {
    return Optional.ofNullable(waiting.peek()).map(task -> Duration.between(now(), task.due()));
  }

  Instant now() {
    return clock.instant();
  }

  void remove(ManualTask<?> task) {
    waiting.remove(task);
  }

  private <V extends @Nullable Object> ManualTask<V> add(
      Duration delay, @Nullable Duration period, Callable<V> work) {
    if (shutdown) {
      throw new RejectedExecutionException("the scheduler is shut down");
    }
    ManualTask<V> task =
        new ManualTask<>(this, count.incrementAndGet(), now().plus(delay), period, work);
    waiting.add(task);
    return task;
  }

  private static Duration duration(long amount, TimeUnit unit) {
    return Duration.of(amount, unit.toChronoUnit());
  }

  @Override
  public ScheduledFuture<?> schedule(Runnable work, long delay, TimeUnit unit) {
    return add(duration(delay, unit), null, Executors.callable(work));
  }

  @Override
  public <V> ScheduledFuture<V> schedule(Callable<V> work, long delay, TimeUnit unit) {
    return add(duration(delay, unit), null, work);
  }

  @Override
  public ScheduledFuture<?> scheduleAtFixedRate(
      Runnable work, long initialDelay, long period, TimeUnit unit) {
    return add(duration(initialDelay, unit), duration(period, unit), Executors.callable(work));
  }

  @Override
  public ScheduledFuture<?> scheduleWithFixedDelay(
      Runnable work, long initialDelay, long delay, TimeUnit unit) {
    return scheduleAtFixedRate(work, initialDelay, delay, unit);
  }

  @Override
  public void execute(Runnable work) {
    ScheduledFuture<?> unused = schedule(work, 0, TimeUnit.NANOSECONDS);
  }

  @Override
  public void shutdown() {
    shutdown = true;
    waiting.clear();
  }

  @Override
  public List<Runnable> shutdownNow() {
    shutdown();
    return List.of();
  }

  @Override
  public boolean isShutdown() {
    return shutdown;
  }

  @Override
  public boolean isTerminated() {
    return shutdown;
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) {
    return shutdown;
  }
}
