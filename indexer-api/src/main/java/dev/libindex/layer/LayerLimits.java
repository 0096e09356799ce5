package dev.libindex.layer;

import java.util.Map;

/**
 * Bounds on what is read of one layer. Hitting a limit is always reported; nothing is cut off
 * silently.
 *
 * @param maxEntries the maximum number of entries of a layer; a layer with more is refused
 * @param maxUncompressedBytes the maximum size of a layer in bytes after decompression; a larger
 *     layer is refused
 * @param maxFileBytes the maximum size in bytes of a file that is captured; a scanner that opens a
 *     larger one gets a {@link LayerLimitException}
 * @param maxCapturedBytes the maximum number of bytes that are captured of one layer; files beyond
 *     it are treated like files that are too large
 */
public record LayerLimits(
    long maxEntries, long maxUncompressedBytes, long maxFileBytes, long maxCapturedBytes) {

  /**
   * Validates the limits.
   *
   * @throws IllegalArgumentException if one is not positive
   */
  public LayerLimits {
    requirePositive("maxEntries", maxEntries);
    requirePositive("maxUncompressedBytes", maxUncompressedBytes);
    requirePositive("maxFileBytes", maxFileBytes);
    requirePositive("maxCapturedBytes", maxCapturedBytes);
  }

  /**
   * Returns the values of the limits that only exclude single files, by name. A layer that exceeds
   * one of the other limits is refused as a whole.
   */
  public Map<String, Long> fileLimits() {
    return Map.of("maxFileBytes", maxFileBytes, "maxCapturedBytes", maxCapturedBytes);
  }

  /**
   * Returns the default limits: 10 million entries, 1 TiB after decompression, 1 GiB per captured
   * file and 4 GiB for all captured files together.
   */
  public static LayerLimits defaults() {
    return new LayerLimits(10_000_000L, 1L << 40, 1L << 30, 1L << 32);
  }

  private static void requirePositive(String name, long value) {
    if (value <= 0) {
      throw new IllegalArgumentException(name + " must be positive: " + value);
    }
  }
}
