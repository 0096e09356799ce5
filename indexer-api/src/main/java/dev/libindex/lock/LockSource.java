package dev.libindex.lock;

import java.time.Duration;
import java.util.Optional;

/**
 * Grants leases on keys, at most one per key at a time among all nodes that share the source.
 * Thread-safe. Holding a lease holds no connection. What goes wrong with the source itself is a
 * {@link dev.libindex.error.StoreException}.
 */
public interface LockSource {

  /**
   * Tries once, without waiting.
   *
   * @param key what to lease
   * @param timeToLive after this, measured by the source's own clock, the lease is free for others
   *     unless it was renewed
   * @return the lease, or empty if another holds the key. A lease is not re-entrant
   */
  Optional<Lease> tryAcquire(String key, Duration timeToLive);
}
