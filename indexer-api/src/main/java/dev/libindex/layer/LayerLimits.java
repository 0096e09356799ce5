package dev.libindex.layer;

import java.util.Map;

/**
 * How much of one layer is taken in. A limit that is hit is a typed outcome, never a silent cut.
 *
 * @param maxEntries the most entries of a layer; a layer with more is refused
 * @param maxUncompressedBytes the most bytes that a layer may inflate to; a layer with more is
 *     refused
 * @param maxFileBytes the largest file that is captured; of a larger one the scanner that wants it
 *     gets a {@link LayerLimitException}
 * @param maxCapturedBytes the most bytes that are captured of one layer; files past it are treated
 *     like too large ones
 */
public record LayerLimits(
    long maxEntries, long maxUncompressedBytes, long maxFileBytes, long maxCapturedBytes) {

  /** Refuses limits that are not positive. */
  public LayerLimits {
    if (Math.min(
            Math.min(maxEntries, maxUncompressedBytes), Math.min(maxFileBytes, maxCapturedBytes))
        <= 0) {
      throw new IllegalArgumentException("limits must be positive");
    }
  }

  /** By name, those whose excess costs single files, not the layer. */
  public Map<String, Long> ofFiles() {
    return Map.of("maxFileBytes", maxFileBytes, "maxCapturedBytes", maxCapturedBytes);
  }

  /** 10 million entries, 1 TiB inflated, 1 GiB for a file and 4 GiB for all that is captured. */
  public static LayerLimits defaults() {
    return new LayerLimits(10_000_000L, 1L << 40, 1L << 30, 1L << 32);
  }
}
