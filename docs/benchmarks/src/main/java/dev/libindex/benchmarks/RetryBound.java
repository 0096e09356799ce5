package dev.libindex.benchmarks;

import java.time.Duration;

/**
 * The maximum number of requests for a mapping that never arrives: those that the shortest possible
 * waits allow.
 */
final class RetryBound {
  private RetryBound() {}

  /**
   * Returns the maximum for a time, assuming waits of 30 s, doubled up to an hour, each a tenth
   * shorter, and requests that take no time.
   */
  static int requestsWithin(Duration time) {
    int requests = 1;
    Duration whole = Duration.ofSeconds(30);
    Duration passed = shortened(whole);
    while (passed.compareTo(time) <= 0) {
      requests++;
      whole = whole.multipliedBy(2);
      whole = whole.compareTo(Duration.ofHours(1)) < 0 ? whole : Duration.ofHours(1);
      passed = passed.plus(shortened(whole));
    }
    return requests;
  }

  private static Duration shortened(Duration whole) {
    return whole.multipliedBy(9).dividedBy(10);
  }
}
