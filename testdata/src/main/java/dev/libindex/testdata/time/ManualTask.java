package dev.libindex.testdata.time;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A task and its due time. Removes itself from its scheduler when it is cancelled. */
final class ManualTask<V extends @Nullable Object> extends FutureTask<V>
    implements ScheduledFuture<V> {
  private final ManualScheduler scheduler;
  private final long number;
  private final @Nullable Duration period;
  private volatile Instant due;

  /**
   * Creates a task.
   *
   * @param number orders tasks that are due at the same time
   * @param period the time until it is due again; null if it runs once
   */
  ManualTask(
      ManualScheduler scheduler,
      long number,
      Instant due,
      @Nullable Duration period,
      Callable<V> work) {
    super(work);
    this.scheduler = scheduler;
    this.number = number;
    this.due = due;
    this.period = period;
  }

  Instant due() {
    return due;
  }

  /** Runs the task and returns whether it is due again. */
  boolean runAndRepeat() {
    if (period == null) {
      run();
      return false;
    }
    due = due.plus(period);
    return runAndReset();
  }

  @Override
  protected void done() {
    scheduler.remove(this);
  }

  @Override
  public long getDelay(TimeUnit unit) {
    return unit.convert(Duration.between(scheduler.now(), due));
  }

  @Override
  public int compareTo(Delayed other) {
    ManualTask<?> task = (ManualTask<?>) other;
    int byTime = due.compareTo(task.due);
    return byTime != 0 ? byTime : Long.compare(number, task.number);
  }
}
