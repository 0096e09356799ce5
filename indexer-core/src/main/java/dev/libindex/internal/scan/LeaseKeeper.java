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

/** Waits for leases and keeps them alive while work is done under them. */
public final class LeaseKeeper {
  private static final Logger LOG = LoggerFactory.getLogger(LeaseKeeper.class);

  private static final Duration FIRST_WAIT = Duration.ofMillis(40);
  private static final Duration MAX_WAIT = Duration.ofMillis(2560);

  /** What is done under a lease. */
  interface Work {
    void run(Lease lease) throws InterruptedException;
  }

  private final LockSource locks;
  private final Duration timeToLive;
  private final Pause pause;
  private final Backoff polling;
  private final ScheduledExecutorService heartbeats;

  /** With its own clockwork. */
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

  /** Does the work under the lease of this key, once that can be had. */
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

  /** One that cannot be given back ends by itself, and undoes nothing of the work. */
  private static void release(Lease lease) {
    try {
      lease.close();
    } catch (StoreException e) {
      LOG.warn("lease not given back: {}", lease.key(), e);
    }
  }

  private ScheduledFuture<?> startHeartbeat(Lease lease) throws InterruptedException {
    long beat = timeToLive.toMillis() / 3;
    try {
      return heartbeats.scheduleWithFixedDelay(
          () -> renew(lease), beat, beat, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      LOG.debug("closed", e);
      throw new InterruptedException("closed");
    }
  }

  /**
   * A lease that is lost shows when its holder writes; a store that is lost may be back in time.
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

  /** Polls with jitter: this works behind any pooler, and notices a holder that died by expiry. */
  private Lease acquire(String key) throws InterruptedException {
    int looks = 0;
    while (true) {
      Optional<Lease> lease = locks.tryAcquire(key, timeToLive);
      if (lease.isPresent()) {
        return lease.get();
      }
      looks++;
      pause.await(polling.after(looks));
    }
  }
}
