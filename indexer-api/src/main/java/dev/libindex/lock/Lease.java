package dev.libindex.lock;

import java.time.Duration;

/** The right to one key for a time. Thread-safe. */
public interface Lease extends AutoCloseable {

  /** The key. */
  String key();

  /**
   * A number greater than that of every earlier lease of this source. A store refuses writes that
   * carry an older one, so that a holder that was presumed dead cannot overwrite its successor.
   */
  long fence();

  /**
   * Prolongs the lease, from now on.
   *
   * @return false if the lease was lost or given back: once it has expired it is never prolonged,
   *     whether or not somebody else holds the key
   */
  boolean renew(Duration timeToLive);

  /** Gives the key back if this lease still holds it; harmless otherwise, and when repeated. */
  @Override
  void close();
}
