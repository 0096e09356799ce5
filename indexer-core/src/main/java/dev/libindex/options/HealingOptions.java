package dev.libindex.options;

import java.time.Duration;

/**
 * Options for healing partial reports and for keeping results. Immutable.
 *
 * @param interval the time between two sweeps of this process for due reports; a mapping that
 *     arrives in this process also starts a sweep immediately. Each wait is shortened at random by
 *     up to a tenth; default: 1 min
 * @param retryInterval how long a partial report must have stayed the same to become eligible for
 *     re-indexing, negative for never; checked 24 times per interval; default: 24 h
 * @param retryLimit the maximum number of partial reports that become eligible at each of these
 *     checks, for all nodes together; default: 100
 * @param cellRetention how long a cell is kept if no report uses it and no node has its scanner any
 *     more, as after an update of the scanner; at least 1 h, negative for forever; default: 7 days
 * @param warningInterval the minimum time between two warnings about the same cause of partial
 *     reports, no matter how many layers and manifests it affects; default: 1 h
 */
public record HealingOptions(
    Duration interval,
    Duration retryInterval,
    int retryLimit,
    Duration cellRetention,
    Duration warningInterval) {

  /** Checks that every value is within its bounds. */
  public HealingOptions {
    Bounds.checkTime("healing.interval", Bounds.POSITIVE, interval);
    Bounds.checkTimeOrNegative("healing.retryInterval", Bounds.POSITIVE, retryInterval);
    Bounds.checkPositive("healing.retryLimit", retryLimit);
    Bounds.checkTimeOrNegative("healing.cellRetention", Duration.ofHours(1), cellRetention);
    Bounds.checkTime("healing.warningInterval", Bounds.POSITIVE, warningInterval);
  }

  /** Returns a builder that starts with the defaults. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds {@link HealingOptions}. Not thread-safe. */
  public static final class Builder {
    private Duration interval = Duration.ofMinutes(1);
    private Duration retryInterval = Duration.ofHours(24);
    private int retryLimit = 100;
    private Duration cellRetention = Duration.ofDays(7);
    private Duration warningInterval = Duration.ofHours(1);

    private Builder() {}

    /** Sets {@link HealingOptions#interval}. */
    public Builder interval(Duration value) {
      interval = value;
      return this;
    }

    /** Sets {@link HealingOptions#retryInterval}. */
    public Builder retryInterval(Duration value) {
      retryInterval = value;
      return this;
    }

    /** Sets {@link HealingOptions#retryLimit}. */
    public Builder retryLimit(int value) {
      retryLimit = value;
      return this;
    }

    /** Sets {@link HealingOptions#cellRetention}. */
    public Builder cellRetention(Duration value) {
      cellRetention = value;
      return this;
    }

    /** Sets {@link HealingOptions#warningInterval}. */
    public Builder warningInterval(Duration value) {
      warningInterval = value;
      return this;
    }

    /**
     * Returns the options.
     *
     * @throws IllegalArgumentException if a value is out of bounds
     */
    public HealingOptions build() {
      return new HealingOptions(
          interval, retryInterval, retryLimit, cellRetention, warningInterval);
    }
  }
}
