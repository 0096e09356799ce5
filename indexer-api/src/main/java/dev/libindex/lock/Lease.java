package dev.libindex.lock;

import java.time.Duration;

/**
 * The right to a key, held by one owner at a time, until it expires. Thread-safe. Failures of the
 * source are reported as {@link dev.libindex.error.StoreException}.
 */
public interface Lease extends AutoCloseable {

  /** Returns the leased key. */
  String key();

  /**
   * Returns the fence: a number greater than that of every earlier lease of the same source. A
   * store refuses writes under an older fence than the last one, so an owner that was presumed dead
   * cannot overwrite the work of its successor.
   */
  long fence();

  /**
   * Extends the lease.
   *
   * @param timeToLive how long the lease lasts from now on
   * @return false if the lease has expired or was closed. An expired lease is never extended, even
   *     if nobody else holds the key
   */
  boolean renew(Duration timeToLive);

  /**
   * Releases the key if this lease still holds it. Does nothing otherwise; calling it again is
   * harmless.
   */
  @Override
  void close();
}
