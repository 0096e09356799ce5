package dev.libindex.testdata.store;

import dev.libindex.lock.Lease;
import dev.libindex.lock.LockSource;
import java.time.Duration;
import java.util.Optional;

/** Locks as a process sees them that a switch may kill. */
final class MortalLocks implements LockSource {
  private final KillSwitch life;
  private final LockSource locks;

  MortalLocks(KillSwitch life, LockSource locks) {
    this.life = life;
    this.locks = locks;
  }

  @Override
  public Optional<Lease> tryAcquire(String key, Duration timeToLive) {
    return life.write("ACQUIRE", () -> locks.tryAcquire(key, timeToLive).map(this::lease));
  }

  private Lease lease(Lease lease) {
    return new Lease() {
      @Override
      public String key() {
        return lease.key();
      }

      @Override
      public long fence() {
        return lease.fence();
      }

      // Not counted among the writes: it depends on the time that has passed.
      @Override
      public boolean renew(Duration timeToLive) {
        return life.read("RENEW", () -> lease.renew(timeToLive));
      }

      @Override
      public void close() {
        life.write(
            "RELEASE",
            () -> {
              lease.close();
              return lease;
            });
      }
    };
  }
}
