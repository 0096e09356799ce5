package dev.libindex.internal.scan;

import dev.libindex.error.StoreException;
import dev.libindex.internal.retry.Backoff;
import dev.libindex.lock.Lease;
import dev.libindex.lock.LockSource;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Acquires leases, and renews them for as long as work is done under them. Thread-safe. */
public final class LeaseKeeper {
  private static final Logger LOG = LoggerFactory.getLogger(LeaseKeeper.class);

  private static final Duration FIRST_WAIT = Duration.ofMillis(40);
  private static final Duration MAX_WAIT = Duration.ofMillis(2560);

  /** Work done under a lease. */
  interface Work {
    void run(Lease lease) throws InterruptedException;
  }

  private final LockSource locks;
  private final Duration timeToLive;
  private final Pause pause;
  private final Backoff polling;
  private final ScheduledExecutorService heartbeats;

  /**
   * Creates a keeper.
   *
   * @param timeToLive how long a lease lasts after it was acquired or renewed
   * @param pause how to wait for a lease that somebody else holds
   * @param random the source of jitter
   * @param heartbeats renews the leases, in real time
   */
  public LeaseKeeper(
      LockSource locks,
      Duration timeToLive,
      Pause pause,
      RandomGenerator random,
      ScheduledExecutorService heartbeats) {
    this.locks = locks;
    this.timeToLive = timeToLive;
    this.pause = pause;
    this.polling = new Backoff(FIRST_WAIT, MAX_WAIT, 0.5, random);
    this.heartbeats = heartbeats;
  }

  /** Waits for the lease of this key, then does the work under it. */
  void runLeased(String key, Work work) throws InterruptedException {
    Lease lease = acquire(key);
    try {
      ScheduledFuture<?> heartbeat = startHeartbeat(lease);
      try {
        work.run(lease);
      } finally {
        heartbeat.cancel(false);
      }
    } finally {
      release(lease);
    }
  }

  /**
   * Releases the lease. Tolerates a failing store: the lease expires on its own, and the work is
   * already done.
   */
  private static void release(Lease lease) {
    try {
      lease.close();
    } catch (StoreException e) {
      LOG.warn("lease not released, it will expire: {}", lease.key(), e);
    }
  }

  private ScheduledFuture<?> startHeartbeat(Lease lease) throws InterruptedException {
    long beat = timeToLive.toMillis() / 3;
    try {
      return heartbeats.scheduleWithFixedDelay(
          () -> renew(lease), beat, beat, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      LOG.debug("lease not renewed: this Libindex is closed", e);
      throw new InterruptedException("closed");
    }
  }

  /**
   * Renews the lease. Failures are only logged: a lost lease is noticed when its holder writes, and
   * the store may be back before the lease expires.
   */
  private void renew(Lease lease) {
    try {
      if (!lease.renew(timeToLive)) {
        LOG.warn("lease lost: {}", lease.key());
      }
    } catch (StoreException e) {
      LOG.warn("lease not renewed: {}", lease.key(), e);
    }
  }

  /**
   * Waits for the lease. Polls with jitter, which works behind any connection pooler and finds the
   * lease of a dead holder expired.
   */
  private Lease acquire(String key) throws InterruptedException {
    int polls = 0;
    while (true) {
      Optional<Lease> lease = locks.tryAcquire(key, timeToLive);
      if (lease.isPresent()) {
        return lease.get();
      }
      polls++;
      pause.await(polling.after(polls));
    }
  }
}
