package dev.libindex.internal.mapping;

import java.time.Duration;

/**
 * What the options say about mappings. Times longer than a year count as a year, so that sums of
 * them stay within what dates can hold.
 *
 * @param offline whether no socket may be opened
 * @param maxBytes the largest file, decompressed
 * @param shrinkTolerance the part of its keys that a new version may lose without force
 * @param backoff the longest wait after one failure
 * @param longestBackoff the longest wait after any number of failures
 * @param refreshInterval the longest wait after success
 * @param timeout how long one request may take, in all
 */
public record MappingSupplySettings(
    boolean offline,
    int maxBytes,
    double shrinkTolerance,
    Duration backoff,
    Duration longestBackoff,
    Duration refreshInterval,
    Duration timeout) {
  private static final Duration YEAR = Duration.ofDays(365);

  /** Bounds the times. */
  public MappingSupplySettings {
    backoff = shorter(backoff, YEAR);
    longestBackoff = shorter(longestBackoff, YEAR);
    refreshInterval = shorter(refreshInterval, YEAR);
    timeout = shorter(timeout, YEAR);
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
