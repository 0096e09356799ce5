package dev.libindex.internal.mapping;

import java.time.Duration;

/**
 * The options that concern mappings. Durations longer than a year count as a year, so that a time
 * plus any of them stays within the range of {@link java.time.Instant}.
 *
 * @param offline whether the network is not to be used
 * @param maxBytes the maximum size of a file, decompressed
 * @param shrinkTolerance the share of the keys that a new version may lose without force
 * @param backoff the wait after one failure, before jitter shortens it
 * @param maxBackoff the maximum wait after any number of failures
 * @param refreshInterval the wait after a success, before jitter shortens it
 * @param timeout the maximum duration of one request, body included
 */
public record MappingSupplySettings(
    boolean offline,
    int maxBytes,
    double shrinkTolerance,
    Duration backoff,
    Duration maxBackoff,
    Duration refreshInterval,
    Duration timeout) {
  private static final Duration YEAR = Duration.ofDays(365);

  /** Bounds the durations. */
  public MappingSupplySettings {
    backoff = shorter(backoff, YEAR);
    maxBackoff = shorter(maxBackoff, YEAR);
    refreshInterval = shorter(refreshInterval, YEAR);
    timeout = shorter(timeout, YEAR);
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
