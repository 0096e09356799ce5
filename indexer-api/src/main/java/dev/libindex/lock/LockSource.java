package dev.libindex.lock;

import java.time.Duration;
import java.util.Optional;

/**
 * Grants leases on keys, at most one per key at a time among all nodes that share the source.
 * Thread-safe. A held lease occupies no connection. Failures of the source itself are reported as
 * {@link dev.libindex.error.StoreException}.
 */
public interface LockSource {

  /**
   * Tries once to lease a key, without waiting. Leases are not re-entrant.
   *
   * @param key what to lease
   * @param timeToLive how long the lease lasts unless it is renewed, measured by the source's own
   *     clock
   * @return the lease, or empty if the key is held
   */
  Optional<Lease> tryAcquire(String key, Duration timeToLive);
}
