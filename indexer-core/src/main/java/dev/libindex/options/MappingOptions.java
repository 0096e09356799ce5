package dev.libindex.options;

import java.time.Duration;

/**
 * Options for keeping mappings up to date. Immutable.
 *
 * @param offline whether mappings are never requested over the network; default: no
 * @param refreshInterval the time between requests for a newer version of a mapping, shortened at
 *     random by up to a tenth; default: 24 h
 * @param backoff the time between a first failure and the next request; doubled with each further
 *     failure, but never more than {@code maxBackoff}. Each wait is then shortened at random by up
 *     to a tenth; default: 30 s, which means 27 s to 30 s
 * @param maxBackoff the maximum time until the next request after failures, unless the server asks
 *     for more with {@code Retry-After}, which is respected up to a day; also caps a larger {@code
 *     backoff}; default: 1 h
 * @param timeout the maximum time that one transfer of a mapping may take; default: 60 s
 * @param maxBytes the maximum size of a mapping file, decompressed; default: 64 MiB
 * @param shrinkTolerance the share of its keys that a new version of a mapping may lose, from 0 to
 *     1; a version that loses more is refused unless it is forced; default: 0.1
 */
public record MappingOptions(
    boolean offline,
    Duration refreshInterval,
    Duration backoff,
    Duration maxBackoff,
    Duration timeout,
    int maxBytes,
    double shrinkTolerance) {

  /** Checks that every value is within its bounds. */
  public MappingOptions {
    Bounds.checkTime("mappings.refreshInterval", Bounds.POSITIVE, refreshInterval);
    Bounds.checkTime("mappings.backoff", Bounds.POSITIVE, backoff);
    Bounds.checkTime("mappings.maxBackoff", Bounds.POSITIVE, maxBackoff);
    Bounds.checkTime("mappings.timeout", Bounds.POSITIVE, timeout);
    Bounds.checkPositive("mappings.maxBytes", maxBytes);
    Bounds.checkFraction("mappings.shrinkTolerance", shrinkTolerance);
  }

  /** Returns a builder that starts with the defaults. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds {@link MappingOptions}. Not thread-safe. */
  public static final class Builder {
    private boolean offline = false;
    private Duration refreshInterval = Duration.ofHours(24);
    private Duration backoff = Duration.ofSeconds(30);
    private Duration maxBackoff = Duration.ofHours(1);
    private Duration timeout = Duration.ofSeconds(60);
    private int maxBytes = 64 << 20;
    private double shrinkTolerance = 0.1;

    private Builder() {}

    /** Sets {@link MappingOptions#offline}. */
    public Builder offline(boolean value) {
      offline = value;
      return this;
    }

    /** Sets {@link MappingOptions#refreshInterval}. */
    public Builder refreshInterval(Duration value) {
      refreshInterval = value;
      return this;
    }

    /** Sets {@link MappingOptions#backoff}. */
    public Builder backoff(Duration value) {
      backoff = value;
      return this;
    }

    /** Sets {@link MappingOptions#maxBackoff}. */
    public Builder maxBackoff(Duration value) {
      maxBackoff = value;
      return this;
    }

    /** Sets {@link MappingOptions#timeout}. */
    public Builder timeout(Duration value) {
      timeout = value;
      return this;
    }

    /** Sets {@link MappingOptions#maxBytes}. */
    public Builder maxBytes(int value) {
      maxBytes = value;
      return this;
    }

    /** Sets {@link MappingOptions#shrinkTolerance}. */
    public Builder shrinkTolerance(double value) {
      shrinkTolerance = value;
      return this;
    }

    /**
     * Returns the options.
     *
     * @throws IllegalArgumentException if a value is out of bounds
     */
    public MappingOptions build() {
      return new MappingOptions(
          offline, refreshInterval, backoff, maxBackoff, timeout, maxBytes, shrinkTolerance);
    }
  }
}
