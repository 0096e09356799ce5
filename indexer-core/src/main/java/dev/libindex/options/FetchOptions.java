package dev.libindex.options;

import java.time.Duration;

/**
 * Options for fetching layers. Immutable.
 *
 * @param fileLayers whether layers may have {@code file:} URIs; default: no, because a manifest may
 *     come from anywhere
 * @param layerConcurrency the maximum number of layers that this process reads at the same time;
 *     default: twice the number of processors, at least 4
 * @param connectTimeout the maximum time to wait for a connection, both for layers and for
 *     mappings; ignored if the embedder supplies an HTTP client, which has its own; default: 10 s
 * @param readTimeout the maximum time for which a transfer may stall; default: 60 s
 * @param leaseTimeToLive the time after which other nodes may read the layers that a dead node was
 *     reading; at least 1 s, default: 60 s
 * @param attemptBackoff how long to wait after a manifest's first failure before it is tried again;
 *     doubled with each further failure, but never more than {@code maxAttemptBackoff}. Each wait
 *     is then shortened at random by up to half; default: 30 s, which means 15 s to 30 s
 * @param maxAttemptBackoff the maximum time to wait before a failed manifest is tried again; also
 *     caps a larger {@code attemptBackoff}; default: 1 h
 * @param reuseByDiffId whether a layer whose diffID the manifest gives is not fetched if a layer
 *     with that content has been read before. The diffIDs of layers are computed while they are
 *     read; if this is off, neither is done. Layers that are served by other ones already stay so
 *     until cells are missing or the layer itself has been read; default: yes
 */
public record FetchOptions(
    boolean fileLayers,
    int layerConcurrency,
    Duration connectTimeout,
    Duration readTimeout,
    Duration leaseTimeToLive,
    Duration attemptBackoff,
    Duration maxAttemptBackoff,
    boolean reuseByDiffId) {

  /** Checks that every value is within its bounds. */
  public FetchOptions {
    Bounds.checkPositive("fetching.layerConcurrency", layerConcurrency);
    Bounds.checkTime("fetching.connectTimeout", Bounds.POSITIVE, connectTimeout);
    Bounds.checkTime("fetching.readTimeout", Bounds.POSITIVE, readTimeout);
    Bounds.checkTime("fetching.leaseTimeToLive", Duration.ofSeconds(1), leaseTimeToLive);
    Bounds.checkTime("fetching.attemptBackoff", Bounds.POSITIVE, attemptBackoff);
    Bounds.checkTime("fetching.maxAttemptBackoff", Bounds.POSITIVE, maxAttemptBackoff);
  }

  /** Returns a builder that starts with the defaults. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds {@link FetchOptions}. Not thread-safe. */
  public static final class Builder {
    private boolean fileLayers = false;
    private int layerConcurrency = Math.max(4, 2 * Runtime.getRuntime().availableProcessors());
    private Duration connectTimeout = Duration.ofSeconds(10);
    private Duration readTimeout = Duration.ofSeconds(60);
    private Duration leaseTimeToLive = Duration.ofSeconds(60);
    private Duration attemptBackoff = Duration.ofSeconds(30);
    private Duration maxAttemptBackoff = Duration.ofHours(1);
    private boolean reuseByDiffId = true;

    private Builder() {}

    /** Sets {@link FetchOptions#fileLayers}. */
    public Builder fileLayers(boolean value) {
      fileLayers = value;
      return this;
    }

    /** Sets {@link FetchOptions#layerConcurrency}. */
    public Builder layerConcurrency(int value) {
      layerConcurrency = value;
      return this;
    }

    /** Sets {@link FetchOptions#connectTimeout}. */
    public Builder connectTimeout(Duration value) {
      connectTimeout = value;
      return this;
    }

    /** Sets {@link FetchOptions#readTimeout}. */
    public Builder readTimeout(Duration value) {
      readTimeout = value;
      return this;
    }

    /** Sets {@link FetchOptions#leaseTimeToLive}. */
    public Builder leaseTimeToLive(Duration value) {
      leaseTimeToLive = value;
      return this;
    }

    /** Sets {@link FetchOptions#attemptBackoff}. */
    public Builder attemptBackoff(Duration value) {
      attemptBackoff = value;
      return this;
    }

    /** Sets {@link FetchOptions#maxAttemptBackoff}. */
    public Builder maxAttemptBackoff(Duration value) {
      maxAttemptBackoff = value;
      return this;
    }

    /** Sets {@link FetchOptions#reuseByDiffId}. */
    public Builder reuseByDiffId(boolean value) {
      reuseByDiffId = value;
      return this;
    }

    /**
     * Returns the options.
     *
     * @throws IllegalArgumentException if a value is out of bounds
     */
    public FetchOptions build() {
      return new FetchOptions(
          fileLayers,
          layerConcurrency,
          connectTimeout,
          readTimeout,
          leaseTimeToLive,
          attemptBackoff,
          maxAttemptBackoff,
          reuseByDiffId);
    }
  }
}
