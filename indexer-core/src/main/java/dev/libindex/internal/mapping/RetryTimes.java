package dev.libindex.internal.mapping;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * When to ask again: exponential after failures, regular after success. Every wait is shortened by
 * up to a tenth, so that nodes that were started together do not stay together.
 */
final class RetryTimes {
  /** The first wait while another node is asking: it may be done soon. */
  private static final Duration FIRST_LOOK = Duration.ofSeconds(1);

  private final MappingSupplySettings settings;
  private final RandomGenerator random;

  RetryTimes(MappingSupplySettings settings, RandomGenerator random) {
    this.settings = settings;
    this.random = random;
  }

  /** After so many failures in a row, at least one. */
  Duration afterFailures(int failures) {
    return shortened(doubled(settings.backoff(), failures, settings.longestBackoff()));
  }

  /** After another node was found asking so many times in a row, at least one. */
  Duration whileAnotherAsks(int looks) {
    return shortened(doubled(FIRST_LOOK, looks, settings.backoff()));
  }

  Duration afterSuccess() {
    return shortened(settings.refreshInterval());
  }

  /** A version that was confirmed less than this ago needs no question. */
  Duration shortestAfterSuccess() {
    Duration whole = settings.refreshInterval();
    return whole.minus(whole.dividedBy(10));
  }

  private static Duration doubled(Duration first, int times, Duration longest) {
    Duration wait = first;
    for (int i = 1; i < times && wait.compareTo(longest) < 0; i++) {
      wait = wait.multipliedBy(2);
    }
    return wait.compareTo(longest) < 0 ? wait : longest;
  }

  /** By whole milliseconds and less than a tenth of them. */
  private Duration shortened(Duration whole) {
    return whole.minusMillis(random.nextLong(whole.toMillis() / 10 + 1));
  }
}
