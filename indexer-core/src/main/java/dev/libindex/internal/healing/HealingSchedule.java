package dev.libindex.internal.healing;

import dev.libindex.layer.LayerLimits;
import dev.libindex.listener.IndexListener;
import dev.libindex.model.Digest;
import dev.libindex.model.ScannerSet;
import dev.libindex.options.HealingOptions;
import dev.libindex.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The periodic tasks of healing. One sweeps for reports that are due; one requeues partial reports
 * that have not changed for a long time, as claircore's pull request 1892 does; one deletes cells
 * that no report uses. Ages are read from the store, so neither a restart nor polling resets them.
 */
public final class HealingSchedule implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HealingSchedule.class);

  /**
   * How many times within an age, such as the retry interval, a task checks what has reached it.
   */
  private static final int CHECKS_PER_AGE = 24;

  /** Far more than become eligible in a day, unless nobody submits them. */
  private static final int MAX_ANNOUNCED = 10_000;

  /** Few enough that nobody waits long for the locks of the layers. */
  private static final int LAYERS_PER_CALL = 100;

  private final Store store;
  private final ScannerSet scanners;
  private final HealingOptions options;
  private final LayerLimits limits;
  private final IndexListener listener;
  private final Clock clock;
  private final PeriodicTask sweep;
  private final PeriodicTask raisedLimits;
  private final List<PeriodicTask> tasks = new ArrayList<>();

  /**
   * Creates a schedule that is not started. The caller keeps ownership of all arguments.
   *
   * @param limits the per-layer limits in force
   */
  public HealingSchedule(
      Healer healer,
      Store store,
      ScannerSet scanners,
      HealingOptions options,
      LayerLimits limits,
      IndexListener listener,
      ScheduledExecutorService scheduler,
      Executor executor,
      Clock clock,
      RandomGenerator random) {
    this.store = store;
    this.scanners = scanners;
    this.options = options;
    this.limits = limits;
    this.listener = listener;
    this.clock = clock;
    PeriodicTask.Context context = new PeriodicTask.Context(scheduler, executor, random);
    sweep = new PeriodicTask("healing", options.interval(), healer::heal, context);
    raisedLimits = new PeriodicTask("requeue", Duration.ZERO, this::requeueLimited, context);
    tasks.add(sweep);
    Duration retry = options.retryInterval();
    if (!retry.isNegative()) {
      tasks.add(new PeriodicTask("requeue", checkInterval(retry), this::requeue, context));
    }
    Duration retention = options.cellRetention();
    if (!retention.isNegative()) {
      tasks.add(new PeriodicTask("collection", checkInterval(retention), this::collect, context));
    }
  }

  /** Returns the time between two checks for what has reached the age. */
  private static Duration checkInterval(Duration age) {
    return age.dividedBy(CHECKS_PER_AGE).plusSeconds(1);
  }

  /**
   * Returns the interval between turns, which is shorter than the check interval minus jitter, so
   * that no node misses its own turn.
   */
  private static Duration turnInterval(Duration age) {
    return checkInterval(age).multipliedBy(8).dividedBy(10);
  }

  /** Starts the tasks, and requeues the reports that hit a limit which has since been raised. */
  public void start() {
    raisedLimits.runNow();
    tasks.forEach(PeriodicTask::start);
  }

  /** Starts a sweep immediately, in addition to the periodic ones. */
  public void sweepNow() {
    sweep.runNow();
  }

  /**
   * Requeues if it is this node's turn, and tells this node's listener which reports are eligible.
   */
  private void requeue() {
    Instant now = clock.instant();
    Duration age = options.retryInterval();
    if (store.takeTurn("requeue", now, turnInterval(age))) {
      logRequeued(store.requeueIndexPartials(now.minus(age), options.retryLimit()));
    }
    List<Digest> eligible = store.requeuedManifests(MAX_ANNOUNCED);
    if (!eligible.isEmpty()) {
      listener.manifestsEligible(eligible);
    }
  }

  private void requeueLimited() throws InterruptedException {
    Set<Digest> requeued;
    do {
      requeued = store.requeueLimited(limits.fileLimits(), options.retryLimit());
      logRequeued(requeued);
      stopIfInterrupted();
    } while (!requeued.isEmpty());
  }

  private static void logRequeued(Set<Digest> requeued) {
    if (!requeued.isEmpty()) {
      LOG.info("partial reports requeued: {}", requeued.size());
    }
  }

  /**
   * Deletes unused cells. Runs on every node, because the call also tells the store which scanners
   * are in use.
   */
  private void collect() throws InterruptedException {
    Instant now = clock.instant();
    Instant before = now.minus(options.cellRetention());
    long cells;
    do {
      cells = store.collectCells(scanners, now, before, LAYERS_PER_CALL);
      stopIfInterrupted();
    } while (cells > 0);
  }

  private static void stopIfInterrupted() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("closed");
    }
  }

  /** Stops the tasks; leaves nothing in the scheduler. */
  @Override
  public void close() {
    raisedLimits.close();
    tasks.forEach(PeriodicTask::close);
  }
}
