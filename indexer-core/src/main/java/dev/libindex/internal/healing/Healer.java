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
 * Coalesces again what is due, batch by batch, until nothing is. Many sweeps, on many nodes, share
 * the work: each batch is claimed, and a claim that nobody fulfils ends by itself. Thread-safe.
 */
public final class Healer {
  private static final Logger LOG = LoggerFactory.getLogger(Healer.class);
  private static final int BATCH = 100;
  private static final Duration CLAIM = Duration.ofMinutes(5);

  /** So many failures in a row may mean that the store is lost, or that many share a bad layer. */
  private static final int SUSPICIOUS = 5;

  private final Store store;
  private final ScannerSet scanners;
  private final Controller controller;
  private final IndexListener listener;
  private final Clock clock;
  private final ReentrantLock sweeping = new ReentrantLock();

  /** With what it works on. */
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

  /** Heals on the calling thread, after a sweep of this process that is under way. */
  public HealResult heal() throws InterruptedException {
    sweeping.lockInterruptibly();
    try {
      return sweep();
    } finally {
      sweeping.unlock();
    }
  }

  /** What fails is passed over, and taken again when its claim has ended: others can be healed. */
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
      throw new InterruptedException("healing interrupted between batches");
    }
    return store.takeDue(scanners, clock.instant(), CLAIM, BATCH);
  }

  private void heal(KnownManifest manifest, Count count) {
    try {
      Optional<IndexReport> report = controller.heal(manifest);
      report.filter(IndexReport::success).ifPresent(this::announce);
      count.add(report);
    } catch (RuntimeException e) {
      LOG.warn("manifest not healed: {}", manifest.hash(), e);
      count.failed++;
      count.failedInARow++;
      if (count.failedInARow % SUSPICIOUS == 0) {
        // Throws, and ends the sweep, if it is the store.
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
