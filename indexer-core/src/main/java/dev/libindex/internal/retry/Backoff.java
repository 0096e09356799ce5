package dev.libindex.internal.retry;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * Exponential delays with jitter. The delay after n failures in a row is {@code first × 2^(n-1)},
 * at most {@code max}, shortened by a random part of up to {@code jitter} so that nodes which
 * failed together do not try again together.
 *
 * @param first the delay after one failure, before it is shortened
 * @param max the maximum delay after any number of failures
 * @param jitter the share of a delay by which it may be shortened, from 0 to 1
 * @param random the source of the jitter
 */
public record Backoff(Duration first, Duration max, double jitter, RandomGenerator random) {

  /** Returns delays that stay the same apart from jitter, for work that is done periodically. */
  public static Backoff constant(Duration delay, double jitter, RandomGenerator random) {
    return new Backoff(delay, delay, jitter, random);
  }

  /**
   * Returns the delay before the next attempt, shortened by whole milliseconds.
   *
   * @param failures the number of failures in a row, at least one
   */
  public Duration after(int failures) {
    Duration delay = first;
    for (int i = 1; i < failures && delay.compareTo(max) < 0; i++) {
      delay = delay.multipliedBy(2);
    }
    return shortened(delay.compareTo(max) < 0 ? delay : max);
  }

  /**
   * Returns whether {@code next} is later than the end of any delay that begins now, which means
   * that some clock was wrong.
   */
  public boolean isImplausible(Instant now, Instant next) {
    return next.isAfter(now.plus(max));
  }

  private Duration shortened(Duration delay) {
    return delay.minusMillis(random.nextLong((long) (delay.toMillis() * jitter) + 1));
  }
}
