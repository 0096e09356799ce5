package dev.libindex.internal.healing;

import dev.libindex.listener.IndexListener;
import dev.libindex.model.Digest;
import dev.libindex.model.ScannerSet;
import dev.libindex.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The clocks of healing. One sweeps for what is due; one requeues partial reports that have not
 * changed for long, as claircore's pull request 1892 does; one forgets cells that no report rests
 * on. What is old is read from the store, so neither a restart nor a poll sets a clock back.
 */
public final class HealingSchedule implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HealingSchedule.class);

  /** So many times within its interval does a clock look for what has reached an age. */
  private static final int LOOKS = 24;

  /** Far more than become eligible in a day, unless nobody submits them. */
  private static final int MOST_ANNOUNCED = 10_000;

  /** So many layers at a time, so that nobody waits for the locks for long. */
  private static final int LAYERS_AT_A_TIME = 100;

  /**
   * What the options say.
   *
   * @param sweepInterval how often to look for what is due
   * @param retryInterval how old a partial report must be to be requeued; negative: never
   * @param retryLimit the most reports to requeue at a time, on all nodes together
   * @param cellRetention how old a cell that no report rests on must be to be forgotten; negative:
   *     never
   * @param limits by name, the per-layer limits in force
   */
  public record Settings(
      Duration sweepInterval,
      Duration retryInterval,
      int retryLimit,
      Duration cellRetention,
      Map<String, Long> limits) {}

  private final Store store;
  private final ScannerSet scanners;
  private final Settings settings;
  private final IndexListener listener;
  private final Clock clock;
  private final PeriodicTask sweep;
  private final PeriodicTask raisedLimits;
  private final List<PeriodicTask> clocks = new ArrayList<>();

  /** With its parts, of which none becomes its own. */
  public HealingSchedule(
      Healer healer,
      Store store,
      ScannerSet scanners,
      Settings settings,
      IndexListener listener,
      ScheduledExecutorService scheduler,
      Executor executor,
      Clock clock,
      RandomGenerator random) {
    this.store = store;
    this.scanners = scanners;
    this.settings = settings;
    this.listener = listener;
    this.clock = clock;
    PeriodicTask.Drive drive = new PeriodicTask.Drive(scheduler, executor, random);
    sweep = new PeriodicTask("healing", settings.sweepInterval(), healer::heal, drive);
    raisedLimits = new PeriodicTask("requeue", Duration.ZERO, this::requeueLimited, drive);
    clocks.add(sweep);
    if (!settings.retryInterval().isNegative()) {
      clocks.add(new PeriodicTask("requeue", look(settings.retryInterval()), this::requeue, drive));
    }
    if (!settings.cellRetention().isNegative()) {
      clocks.add(
          new PeriodicTask("collection", look(settings.cellRetention()), this::collect, drive));
    }
  }

  /** An age is met late by little. */
  private static Duration look(Duration age) {
    return age.dividedBy(LOOKS).plusSeconds(1);
  }

  /** Shorter than a look by what jitter may take off, so that no node misses its own turn. */
  private static Duration turn(Duration age) {
    return look(age).multipliedBy(8).dividedBy(10);
  }

  /** Starts the clocks, and asks once for what a limit of an earlier process has cut off. */
  public void start() {
    raisedLimits.now();
    clocks.forEach(PeriodicTask::start);
  }

  /** Sweeps now, beside the clock: a mapping has arrived. */
  public void sweepNow() {
    sweep.now();
  }

  /** One node requeues at each tick; every node tells its listener. */
  private void requeue() {
    Instant now = clock.instant();
    if (store.takeTurn("requeue", now, turn(settings.retryInterval()))) {
      announce(
          store.requeueIndexPartials(now.minus(settings.retryInterval()), settings.retryLimit()));
    }
    List<Digest> eligible = store.requeuedManifests(MOST_ANNOUNCED);
    if (!eligible.isEmpty()) {
      listener.manifestsEligible(eligible);
    }
  }

  private void requeueLimited() throws InterruptedException {
    Set<Digest> taken;
    do {
      taken = store.requeueLimited(settings.limits(), settings.retryLimit());
      announce(taken);
      stopIfInterrupted();
    } while (!taken.isEmpty());
  }

  private static void announce(Set<Digest> requeued) {
    if (!requeued.isEmpty()) {
      LOG.info("partial reports requeued: {}", requeued.size());
    }
  }

  /** Every node does, since that says which scanners are in use. */
  private void collect() throws InterruptedException {
    Instant now = clock.instant();
    long cells;
    do {
      cells =
          store.collectCells(scanners, now, now.minus(settings.cellRetention()), LAYERS_AT_A_TIME);
      stopIfInterrupted();
    } while (cells > 0);
  }

  private static void stopIfInterrupted() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("closed");
    }
  }

  /** Stops the clocks; leaves nothing in the scheduler. */
  @Override
  public void close() {
    raisedLimits.close();
    clocks.forEach(PeriodicTask::close);
  }
}
