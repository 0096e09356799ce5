package dev.libindex.postgres.internal.sql;

/**
 * What a statement of a {@link RoundTrip} returns, once the trip has been sent. Results are
 * combined by a lambda that reads them.
 */
@FunctionalInterface
public interface Result<T> {

  /**
   * Returns the answer.
   *
   * @throws IllegalStateException if the round trip has not been sent, or has failed
   */
  T get();
}
