package dev.libindex.memory;

import dev.libindex.lock.Lease;
import dev.libindex.lock.LockSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Leases within one process, for use with an {@link InMemoryStore}. Every source counts its fences
 * from one, so a store must not outlive it: the store would refuse the lower fences of the next
 * source. Thread-safe.
 */
public final class InMemoryLockSource implements LockSource {
  private final Clock clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, HeldLease> held = new HashMap<>();
  private long lastFence;

  /** Creates a source whose leases expire by this clock. */
  public InMemoryLockSource(Clock clock) {
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  @Override
  public Optional<Lease> tryAcquire(String key, Duration timeToLive) {
    lock.lock();
    try {
      Instant now = clock.instant();
      held.values().removeIf(lease -> lease.hasExpired(now));
      if (held.containsKey(key)) {
        return Optional.empty();
      }
      lastFence++;
      HeldLease lease = new HeldLease(key, lastFence, now.plus(timeToLive));
      held.put(key, lease);
      return Optional.of(lease);
    } finally {
      lock.unlock();
    }
  }

  private final class HeldLease implements Lease {
    private final String key;
    private final long fence;
    private Instant expiry;

    HeldLease(String key, long fence, Instant expiry) {
      this.key = key;
      this.fence = fence;
      this.expiry = expiry;
    }

    boolean hasExpired(Instant now) {
      return !now.isBefore(expiry);
    }

    @Override
    public String key() {
      return key;
    }

    @Override
    public long fence() {
      return fence;
    }

    @Override
    public boolean renew(Duration timeToLive) {
      lock.lock();
      try {
        Instant now = clock.instant();
        if (held.get(key) != this || hasExpired(now)) {
          return false;
        }
        expiry = now.plus(timeToLive);
        return true;
      } finally {
        lock.unlock();
      }
    }

    @Override
    public void close() {
      lock.lock();
      try {
        held.remove(key, this);
      } finally {
        lock.unlock();
      }
    }
  }
}
