package dev.libindex.healing.laws;

import dev.libindex.error.StoreException;
import dev.libindex.lock.Lease;
import dev.libindex.lock.LockSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * A node's way to the leases. All nodes run on one thread here: who would have to wait for a lease
 * would wait for itself, so the source fails instead. Not thread-safe.
 */
final class NodeLocks implements LockSource {
  private final LockSource locks;
  private final BooleanSupplier dead;
  private final List<Lease> held = new ArrayList<>();

  NodeLocks(LockSource locks, BooleanSupplier dead) {
    this.locks = locks;
    this.dead = dead;
  }

  @Override
  public Optional<Lease> tryAcquire(String key, Duration timeToLive) {
    if (dead.getAsBoolean()) {
      throw new Killed();
    }
    Lease lease =
        locks
            .tryAcquire(key, timeToLive)
            .orElseThrow(() -> new StoreException("would wait for the lease of " + key, null));
    held.add(lease);
    return Optional.of(new NodeLease(lease));
  }

  /** The time of what a dead node held is over. */
  void expire() {
    held.forEach(Lease::close);
    held.clear();
  }

  private final class NodeLease implements Lease {
    private final Lease lease;

    NodeLease(Lease lease) {
      this.lease = lease;
    }

    @Override
    public String key() {
      return lease.key();
    }

    @Override
    public long fence() {
      return lease.fence();
    }

    @Override
    public boolean renew(Duration timeToLive) {
      return !dead.getAsBoolean() && lease.renew(timeToLive);
    }

    @Override
    public void close() {
      if (!dead.getAsBoolean()) {
        lease.close();
        held.remove(lease);
      }
    }
  }
}
