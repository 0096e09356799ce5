package dev.libindex.healing;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libindex.lock.Lease;
import dev.libindex.lock.LockSource;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A lock source whose first refusal of a lease can be awaited, which means that two nodes want the
 * same key.
 */
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
    assertTrue(refused.await(LIMIT_SECONDS, TimeUnit.SECONDS), "no lease was refused");
  }
}
