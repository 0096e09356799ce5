package dev.libindex.healing.laws;

import dev.libindex.error.StoreException;
import dev.libindex.lock.Lease;
import dev.libindex.lock.LockSource;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;

/**
 * The lock source of a node. If all nodes run on one thread, waiting for a lease would never end,
 * so a refused lease fails instead. Thread-safe.
 */
final class NodeLocks implements LockSource {
  private final LockSource locks;
  private final boolean threaded;
  private final BooleanSupplier dead;
  private final List<Lease> held = new CopyOnWriteArrayList<>();

  NodeLocks(LockSource locks, boolean threaded, BooleanSupplier dead) {
    this.locks = locks;
    this.threaded = threaded;
    this.dead = dead;
  }

  @Override
  public Optional<Lease> tryAcquire(String key, Duration timeToLive) {
    if (dead.getAsBoolean()) {
      throw new NodeKilled();
    }
    Optional<Lease> lease = locks.tryAcquire(key, timeToLive);
    if (lease.isEmpty() && !threaded) {
      throw new StoreException("would wait for the lease of " + key, null);
    }
    lease.ifPresent(held::add);
    return lease.map(NodeLease::new);
  }

  /** Lets the leases of a killed node expire. */
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
