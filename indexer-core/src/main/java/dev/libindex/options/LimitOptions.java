package dev.libindex.options;

import dev.libindex.layer.LayerLimits;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Limits on what is read from layers and captured. Immutable.
 *
 * @param layer the limits of a single layer
 * @param captureMemoryBytes the maximum number of bytes of captured files, of all layers together,
 *     that are held in memory; more is written to temporary files; default: 64 MiB
 * @param temporaryDirectory the directory for these temporary files, which must exist; default:
 *     {@code java.io.tmpdir}
 */
public record LimitOptions(LayerLimits layer, long captureMemoryBytes, Path temporaryDirectory) {

  /** Checks that every value is within its bounds. */
  public LimitOptions {
    Objects.requireNonNull(layer, "limits.layer");
    Bounds.checkPositive("limits.captureMemoryBytes", captureMemoryBytes);
    Objects.requireNonNull(temporaryDirectory, "limits.temporaryDirectory");
  }

  /** Returns a builder that starts with the defaults. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds {@link LimitOptions}. Not thread-safe. */
  public static final class Builder {
    private LayerLimits layer = LayerLimits.defaults();
    private long captureMemoryBytes = 64L << 20;
    private Path temporaryDirectory = Path.of(System.getProperty("java.io.tmpdir"));

    private Builder() {}

    /** Sets {@link LimitOptions#layer}. */
    public Builder layer(LayerLimits value) {
      layer = value;
      return this;
    }

    /** Sets {@link LimitOptions#captureMemoryBytes}. */
    public Builder captureMemoryBytes(long value) {
      captureMemoryBytes = value;
      return this;
    }

    /** Sets {@link LimitOptions#temporaryDirectory}. */
    public Builder temporaryDirectory(Path value) {
      temporaryDirectory = value;
      return this;
    }

    /**
     * Returns the options.
     *
     * @throws IllegalArgumentException if a value is out of bounds
     */
    public LimitOptions build() {
      return new LimitOptions(layer, captureMemoryBytes, temporaryDirectory);
    }
  }
}
