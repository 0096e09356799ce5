package dev.libindex.core.mapping;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** When to ask again: exponential after failures, regular after success, always with jitter. */
final class RetryTimes {
  private static final int MOST_DOUBLINGS = 30;

  private final MappingSupplySettings settings;
  private final RandomGenerator random;

  RetryTimes(MappingSupplySettings settings, RandomGenerator random) {
    this.settings = settings;
    this.random = random;
  }

  Duration afterFailures(int failures) {
    Duration whole = settings.backoff().multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
    Duration longest = settings.longestBackoff();
    return jittered(whole.compareTo(longest) < 0 ? whole : longest);
  }

  Duration afterSuccess() {
    return jittered(settings.refreshInterval());
  }

  /** Between nine tenths and the whole. */
  private Duration jittered(Duration whole) {
    long millis = whole.toMillis();
    return Duration.ofMillis(millis - random.nextLong(millis / 10 + 1));
  }
}
