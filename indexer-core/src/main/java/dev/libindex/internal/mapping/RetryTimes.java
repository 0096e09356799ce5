package dev.libindex.internal.mapping;

import dev.libindex.internal.retry.Backoff;
import dev.libindex.options.MappingOptions;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * The waits between attempts to update a mapping: exponential after failures, regular after
 * success. All are shortened by up to a tenth, so that nodes started together drift apart.
 */
final class RetryTimes {
  private static final double JITTER = 0.1;

  /**
   * The first wait while another node is fetching the mapping, short because it may be done soon.
   */
  private static final Duration FIRST_POLL = Duration.ofSeconds(1);

  private final Backoff failures;
  private final Backoff polls;
  private final Backoff refresh;

  RetryTimes(MappingOptions options, RandomGenerator random) {
    failures = new Backoff(options.backoff(), options.maxBackoff(), JITTER, random);
    polls = new Backoff(FIRST_POLL, options.backoff(), JITTER, random);
    refresh = Backoff.constant(options.refreshInterval(), JITTER, random);
  }

  /**
   * Returns the wait after failed attempts.
   *
   * @param failures the number of failures in a row, at least one
   */
  Duration afterFailures(int failures) {
    return this.failures.after(failures);
  }

  /**
   * Returns the wait while another node is fetching the mapping.
   *
   * @param polls how many times in a row another node was found to be fetching, at least one
   */
  Duration whileAnotherFetches(int polls) {
    return this.polls.after(polls);
  }

  /** Returns the wait until the next regular update. */
  Duration afterSuccess() {
    return refresh.after(1);
  }

  /** Returns the minimum of {@link #afterSuccess()}: a version younger than this is fresh. */
  Duration minAfterSuccess() {
    Duration whole = refresh.max();
    return whole.minus(whole.dividedBy(10));
  }
}
