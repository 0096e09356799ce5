package dev.libindex.testdata.store;

import dev.libindex.lock.Lease;
import dev.libindex.lock.LockSource;
import java.time.Duration;
import java.util.Optional;

/** The lock source of a process that a {@link KillSwitch} may kill. */
final class KillableLocks implements LockSource {
  private final KillSwitch killSwitch;
  private final LockSource locks;

  KillableLocks(KillSwitch killSwitch, LockSource locks) {
    this.killSwitch = killSwitch;
    this.locks = locks;
  }

  @Override
  public Optional<Lease> tryAcquire(String key, Duration timeToLive) {
    return killSwitch.write("ACQUIRE", () -> locks.tryAcquire(key, timeToLive).map(this::lease));
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

      // Not counted as a write, since it depends on the time that has passed.
      @Override
      public boolean renew(Duration timeToLive) {
        return killSwitch.read("RENEW", () -> lease.renew(timeToLive));
      }

      @Override
      public void close() {
        killSwitch.write(
            "RELEASE",
            () -> {
              lease.close();
              return lease;
            });
      }
    };
  }
}
