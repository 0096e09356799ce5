package dev.libindex.internal.healing;

import dev.libindex.internal.controller.Controller;
import dev.libindex.listener.HealResult;
import dev.libindex.listener.IndexListener;
import dev.libindex.model.IndexReport;
import dev.libindex.model.ScannerSet;
import dev.libindex.store.KnownManifest;
import dev.libindex.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Heals due reports in sweeps: takes them in batches and coalesces them again until none is due.
 * Sweeps on several nodes share the work: each batch is claimed, and a claim expires if its node
 * does not finish. Thread-safe.
 */
public final class Healer {
  private static final Logger LOG = LoggerFactory.getLogger(Healer.class);
  private static final int BATCH_SIZE = 100;
  private static final Duration CLAIM_DURATION = Duration.ofMinutes(5);

  /** After this many failures in a row, checks whether the store is down or the reports are bad. */
  private static final int SUSPICIOUS_FAILURES = 5;

  private final Store store;
  private final ScannerSet scanners;
  private final Controller controller;
  private final IndexListener listener;
  private final Clock clock;
  private final ReentrantLock sweeping = new ReentrantLock();

  public Healer(
      Store store,
      ScannerSet scanners,
      Controller controller,
      IndexListener listener,
      Clock clock) {
    this.store = store;
    this.scanners = scanners;
    this.controller = controller;
    this.listener = listener;
    this.clock = clock;
  }

  /**
   * Sweeps on the calling thread, after waiting for a sweep that is under way in this process.
   *
   * @throws dev.libindex.error.StoreException if the store fails; the rest stays due
   */
  public HealResult heal() throws InterruptedException {
    sweeping.lockInterruptibly();
    try {
      return sweep();
    } finally {
      sweeping.unlock();
    }
  }

  /**
   * Heals all due reports. A report that cannot be healed is skipped, and becomes due again when
   * its claim expires.
   */
  private HealResult sweep() throws InterruptedException {
    Count count = new Count();
    List<KnownManifest> batch = take();
    while (!batch.isEmpty()) {
      for (KnownManifest manifest : batch) {
        heal(manifest, count);
      }
      batch = take();
    }
    return new HealResult(
        count.finished,
        count.partial,
        count.passedOver,
        count.failed,
        store.countDueOfOthers(scanners));
  }

  private List<KnownManifest> take() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("interrupted between two batches");
    }
    return store.takeDue(scanners, clock.instant(), CLAIM_DURATION, BATCH_SIZE);
  }

  private void heal(KnownManifest manifest, Count count) {
    try {
      Optional<IndexReport> report = controller.heal(manifest);
      report.filter(IndexReport::success).ifPresent(this::announce);
      count.add(report);
    } catch (RuntimeException e) {
      LOG.warn("manifest not healed, its report stays due: {}", manifest.hash(), e);
      count.failed++;
      count.failedInARow++;
      if (count.failedInARow % SUSPICIOUS_FAILURES == 0) {
        // If the store is down, this throws and ends the sweep.
        store.countDueOfOthers(scanners);
      }
    }
  }

  private void announce(IndexReport report) {
    LOG.info("manifest healed: {}", report.manifestHash());
    listener.manifestHealed(report);
  }

  private static final class Count {
    private long finished;
    private long partial;
    private long passedOver;
    private long failed;
    private int failedInARow;

    void add(Optional<IndexReport> report) {
      failedInARow = 0;
      if (report.isEmpty()) {
        passedOver++;
      } else if (report.get().success()) {
        finished++;
      } else {
        partial++;
      }
    }
  }
}
