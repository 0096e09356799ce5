package dev.libindex.core.healing;

import dev.libindex.error.StoreException;
import dev.libindex.listener.IndexListener;
import dev.libindex.model.Digest;
import dev.libindex.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
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
 * The two clocks of healing. One sweeps for what is due; the other requeues partial reports that
 * have not changed for long, as claircore's pull request 1892 does. What is old is read from the
 * store, so neither a restart nor a poll sets a clock back.
 */
public final class HealingSchedule implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HealingSchedule.class);

  /** So many times within its interval does the second clock look: an age is met late by little. */
  private static final int LOOKS = 24;

  /**
   * What the options say.
   *
   * @param sweepInterval how often to look for what is due
   * @param retryInterval how old a partial report must be to be requeued; negative: never
   * @param retryLimit the most reports to requeue at a time
   */
  public record Settings(Duration sweepInterval, Duration retryInterval, int retryLimit) {}

  private final Healer healer;
  private final Store store;
  private final Settings settings;
  private final IndexListener listener;
  private final ScheduledExecutorService scheduler;
  private final Executor executor;
  private final Clock clock;
  private final RandomGenerator random;
  private volatile boolean closed;
  private Future<?> sweepTimer = CompletableFuture.completedFuture(null);
  private Future<?> requeueTimer = CompletableFuture.completedFuture(null);

  /** With its parts, of which none becomes its own. */
  public HealingSchedule(
      Healer healer,
      Store store,
      Settings settings,
      IndexListener listener,
      ScheduledExecutorService scheduler,
      Executor executor,
      Clock clock,
      RandomGenerator random) {
    this.healer = healer;
    this.store = store;
    this.settings = settings;
    this.listener = listener;
    this.scheduler = scheduler;
    this.executor = executor;
    this.clock = clock;
    this.random = random;
  }

  /** Starts both clocks. */
  public void start() {
    sweepLater();
    if (!settings.retryInterval().isNegative()) {
      requeueLater();
    }
  }

  /** Sweeps now, beside the clock: a mapping has arrived. */
  public void sweepNow() {
    submit(this::healOnce);
  }

  private void sweep() {
    healOnce();
    sweepLater();
  }

  private void healOnce() {
    try {
      healer.heal();
    } catch (StoreException e) {
      LOG.warn("healing stopped; the next sweep goes on", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void requeue() {
    try {
      requeueOnce();
    } catch (StoreException e) {
      LOG.warn("partial reports not requeued; the next tick tries again", e);
    }
    requeueLater();
  }

  private void requeueOnce() {
    Set<Digest> taken =
        store.requeueIndexPartials(
            clock.instant().minus(settings.retryInterval()), settings.retryLimit());
    if (!taken.isEmpty()) {
      LOG.info("partial reports requeued: {}", taken.size());
    }
    List<Digest> eligible = store.requeuedManifests(settings.retryLimit());
    if (!eligible.isEmpty()) {
      listener.manifestsEligible(eligible);
    }
  }

  private synchronized void sweepLater() {
    sweepTimer = later(settings.sweepInterval(), this::sweep);
  }

  private synchronized void requeueLater() {
    requeueTimer = later(requeueTick(), this::requeue);
  }

  private Duration requeueTick() {
    return settings.retryInterval().dividedBy(LOOKS).plusSeconds(1);
  }

  /** With jitter, so that nodes that started together do not look together. */
  private Future<?> later(Duration delay, Runnable task) {
    if (closed) {
      return CompletableFuture.completedFuture(null);
    }
    long millis = delay.toMillis() - random.nextLong(delay.toMillis() / 10 + 1);
    try {
      return scheduler.schedule(() -> submit(task), millis, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      LOG.debug("closed", e);
      return CompletableFuture.completedFuture(null);
    }
  }

  private void submit(Runnable task) {
    if (closed) {
      return;
    }
    try {
      executor.execute(task);
    } catch (RejectedExecutionException e) {
      LOG.debug("closed", e);
    }
  }

  /** Stops both clocks; leaves nothing in the scheduler. */
  @Override
  public synchronized void close() {
    closed = true;
    sweepTimer.cancel(false);
    requeueTimer.cancel(false);
  }
}
