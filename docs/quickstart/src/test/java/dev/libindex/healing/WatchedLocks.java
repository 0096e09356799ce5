package dev.libindex.healing;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libindex.lock.Lease;
import dev.libindex.lock.LockSource;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Locks that tell when a lease was first refused: then two nodes want the same. */
final class WatchedLocks implements LockSource {
  private static final long LIMIT_SECONDS = 60;

  private final LockSource locks;
  private final CountDownLatch refused = new CountDownLatch(1);

  WatchedLocks(LockSource locks) {
    this.locks = locks;
  }

  @Override
  public Optional<Lease> tryAcquire(String key, Duration timeToLive) {
    Optional<Lease> lease = locks.tryAcquire(key, timeToLive);
    if (lease.isEmpty()) {
      refused.countDown();
    }
    return lease;
  }

  void awaitRefusal() throws InterruptedException {
    assertTrue(refused.await(LIMIT_SECONDS, TimeUnit.SECONDS), "nobody was in the way");
  }
}
