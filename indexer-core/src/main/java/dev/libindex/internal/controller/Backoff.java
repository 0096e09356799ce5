package dev.libindex.internal.controller;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * Exponential delays with jitter: after n failures in a row between a half and the whole of {@code
 * first × 2^(n-1)}, at most {@code longest}.
 *
 * @param first the longest delay after one failure
 * @param longest the longest delay of all
 * @param random where the jitter comes from
 */
public record Backoff(Duration first, Duration longest, RandomGenerator random) {
  private static final int MOST_DOUBLINGS = 30;

  /** Whether a time is further off than any delay: that of a clock which was wrong. */
  boolean isLongerThanAny(Instant now, Instant next) {
    return next.isAfter(now.plus(longest));
  }

  /** The delay after so many failures in a row, at least one. */
  public Duration after(int failures) {
    Duration whole = first.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
    long millis = Math.min(whole.toMillis(), longest.toMillis());
    return Duration.ofMillis(millis / 2 + random.nextLong(millis / 2 + 1));
  }
}
