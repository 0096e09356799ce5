package dev.libindex;

import dev.libindex.layer.LayerLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Limits, back-offs, intervals and sizes: everything that has a default which a plain user never
 * touches. Immutable.
 */
public final class LibindexOptions {
  private final int layerConcurrency;
  private final LayerLimits layerLimits;
  private final long captureMemoryBytes;
  private final Path temporaryDirectory;
  private final boolean fileLayers;
  private final Duration connectTimeout;
  private final Duration readTimeout;
  private final Duration leaseTimeToLive;
  private final Duration attemptBackoff;
  private final Duration longestAttemptBackoff;
  private final boolean offline;
  private final Duration mappingRefreshInterval;
  private final Duration mappingBackoff;
  private final Duration longestMappingBackoff;
  private final Duration mappingTimeout;
  private final int mappingMaxBytes;
  private final Duration healInterval;
  private final Duration indexPartialRetryInterval;
  private final int indexPartialRetryLimit;
  private final double mappingShrinkTolerance;
  private final Duration warningInterval;
  private final Duration cellRetention;

  private LibindexOptions(Builder builder) {
    layerConcurrency = builder.layerConcurrency;
    layerLimits = builder.layerLimits;
    captureMemoryBytes = builder.captureMemoryBytes;
    temporaryDirectory = builder.temporaryDirectory;
    fileLayers = builder.fileLayers;
    connectTimeout = builder.connectTimeout;
    readTimeout = builder.readTimeout;
    leaseTimeToLive = builder.leaseTimeToLive;
    attemptBackoff = builder.attemptBackoff;
    longestAttemptBackoff = builder.longestAttemptBackoff;
    offline = builder.offline;
    mappingRefreshInterval = builder.mappingRefreshInterval;
    mappingBackoff = builder.mappingBackoff;
    longestMappingBackoff = builder.longestMappingBackoff;
    mappingTimeout = builder.mappingTimeout;
    mappingMaxBytes = builder.mappingMaxBytes;
    healInterval = builder.healInterval;
    indexPartialRetryInterval = builder.indexPartialRetryInterval;
    indexPartialRetryLimit = builder.indexPartialRetryLimit;
    mappingShrinkTolerance = builder.mappingShrinkTolerance;
    warningInterval = builder.warningInterval;
    cellRetention = builder.cellRetention;
  }

  /** All defaults. */
  public static LibindexOptions defaults() {
    return of(builder -> {});
  }

  /** The defaults but for what the caller sets. */
  public static LibindexOptions of(Consumer<Builder> settings) {
    Builder builder = new Builder();
    settings.accept(builder);
    return new LibindexOptions(builder);
  }

  /** How many layers this process reads at once. Default: twice the processors, at least 4. */
  public int layerConcurrency() {
    return layerConcurrency;
  }

  /** How much of one layer is taken in. */
  public LayerLimits layerLimits() {
    return layerLimits;
  }

  /**
   * How many bytes of captured files all layers together may hold in memory; more spills to
   * temporary files. Default: 64 MiB.
   */
  public long captureMemoryBytes() {
    return captureMemoryBytes;
  }

  /** Where captured files spill to. Default: the JVM's. */
  public Path temporaryDirectory() {
    return temporaryDirectory;
  }

  /**
   * Whether layers may have {@code file:} URIs. Default: no, since a manifest may come from
   * anywhere.
   */
  public boolean fileLayers() {
    return fileLayers;
  }

  /** How long to wait for a connection. Default: 10 s. */
  public Duration connectTimeout() {
    return connectTimeout;
  }

  /** How long a transfer may stand still. Default: 60 s. */
  public Duration readTimeout() {
    return readTimeout;
  }

  /**
   * After this the layers of a node that died are free for others. At least a second. Default: 60
   * s.
   */
  public Duration leaseTimeToLive() {
    return leaseTimeToLive;
  }

  /**
   * How long a manifest is left alone after its first failure; doubled with each further one.
   * Default: 30 s.
   */
  public Duration attemptBackoff() {
    return attemptBackoff;
  }

  /** The longest time that a failed manifest is left alone. Default: 1 h. */
  public Duration longestAttemptBackoff() {
    return longestAttemptBackoff;
  }

  /** Whether mappings are never asked for over the network. Default: no. */
  public boolean offline() {
    return offline;
  }

  /** How often a mapping's URI is asked for a newer version. Default: 24 h. */
  public Duration mappingRefreshInterval() {
    return mappingRefreshInterval;
  }

  /** When to ask again after the first failure; doubled with each further one. Default: 30 s. */
  public Duration mappingBackoff() {
    return mappingBackoff;
  }

  /** The longest time between attempts to get a mapping after failures. Default: 1 h. */
  public Duration longestMappingBackoff() {
    return longestMappingBackoff;
  }

  /** How long one transfer of a mapping may take. Default: 60 s. */
  public Duration mappingTimeout() {
    return mappingTimeout;
  }

  /** The largest mapping file that is accepted, decompressed, in bytes. Default: 64 MiB. */
  public int mappingMaxBytes() {
    return mappingMaxBytes;
  }

  /**
   * How often this process looks for reports that can become better without reading a layer; a
   * mapping that arrives here is looked for at once. Default: 1 min.
   */
  public Duration healInterval() {
    return healInterval;
  }

  /**
   * How long a partial report must have stayed the same to be eligible for re-indexing; negative:
   * never. Looked at 24 times within it. Default: 24 h.
   */
  public Duration indexPartialRetryInterval() {
    return indexPartialRetryInterval;
  }

  /**
   * How many partial reports become eligible at a time, on all nodes together: 24 times in each
   * retry interval. Default: 100.
   */
  public int indexPartialRetryLimit() {
    return indexPartialRetryLimit;
  }

  /**
   * A version that loses more than this part of its keys is refused without force. Default: 0.1.
   */
  public double mappingShrinkTolerance() {
    return mappingShrinkTolerance;
  }

  /**
   * How long a cause of partial reports is not logged again, whatever it concerns. Default: 1 h.
   */
  public Duration warningInterval() {
    return warningInterval;
  }

  /**
   * How long what a scanner found in a layer is kept while no report rests on it, as after another
   * version of the scanner came, and no node has that scanner; negative: for ever. At least an
   * hour. Default: 7 days.
   */
  public Duration cellRetention() {
    return cellRetention;
  }

  /**
   * Sets what should differ from the defaults; see the accessors of the options. Refuses what makes
   * no sense by an {@link IllegalArgumentException} that names the option: numbers and times that
   * are not positive, unless negative means never, and times of more than a hundred years.
   */
  public static final class Builder {
    private static final Duration LONGEST = Duration.ofDays(36_500);

    private int layerConcurrency = Math.max(4, 2 * Runtime.getRuntime().availableProcessors());
    private LayerLimits layerLimits = LayerLimits.defaults();
    private long captureMemoryBytes = 64L << 20;
    private Path temporaryDirectory = Path.of(System.getProperty("java.io.tmpdir"));
    private boolean fileLayers = false;
    private Duration connectTimeout = Duration.ofSeconds(10);
    private Duration readTimeout = Duration.ofSeconds(60);
    private Duration leaseTimeToLive = Duration.ofSeconds(60);
    private Duration attemptBackoff = Duration.ofSeconds(30);
    private Duration longestAttemptBackoff = Duration.ofHours(1);
    private boolean offline = false;
    private Duration mappingRefreshInterval = Duration.ofHours(24);
    private Duration mappingBackoff = Duration.ofSeconds(30);
    private Duration longestMappingBackoff = Duration.ofHours(1);
    private Duration mappingTimeout = Duration.ofSeconds(60);
    private int mappingMaxBytes = 64 << 20;
    private Duration healInterval = Duration.ofMinutes(1);
    private Duration indexPartialRetryInterval = Duration.ofHours(24);
    private int indexPartialRetryLimit = 100;
    private double mappingShrinkTolerance = 0.1;
    private Duration warningInterval = Duration.ofHours(1);
    private Duration cellRetention = Duration.ofDays(7);

    private Builder() {}

    /** See {@link LibindexOptions#layerConcurrency()}. */
    public Builder layerConcurrency(int value) {
      layerConcurrency = (int) requirePositive(value, "layerConcurrency");
      return this;
    }

    /** See {@link LibindexOptions#layerLimits()}. */
    public Builder layerLimits(LayerLimits value) {
      layerLimits = Objects.requireNonNull(value, "layerLimits");
      return this;
    }

    /** See {@link LibindexOptions#captureMemoryBytes()}. */
    public Builder captureMemoryBytes(long value) {
      captureMemoryBytes = requirePositive(value, "captureMemoryBytes");
      return this;
    }

    /** See {@link LibindexOptions#temporaryDirectory()}. */
    public Builder temporaryDirectory(Path value) {
      temporaryDirectory = Objects.requireNonNull(value, "temporaryDirectory");
      return this;
    }

    /** See {@link LibindexOptions#fileLayers()}. */
    public Builder fileLayers(boolean value) {
      fileLayers = value;
      return this;
    }

    /** See {@link LibindexOptions#connectTimeout()}. */
    public Builder connectTimeout(Duration value) {
      connectTimeout = requirePositive(value, "connectTimeout");
      return this;
    }

    /** See {@link LibindexOptions#readTimeout()}. */
    public Builder readTimeout(Duration value) {
      readTimeout = requirePositive(value, "readTimeout");
      return this;
    }

    /** See {@link LibindexOptions#leaseTimeToLive()}. */
    public Builder leaseTimeToLive(Duration value) {
      leaseTimeToLive = requireAtLeast(Duration.ofSeconds(1), value, "leaseTimeToLive");
      return this;
    }

    /** See {@link LibindexOptions#attemptBackoff()}. */
    public Builder attemptBackoff(Duration value) {
      attemptBackoff = requirePositive(value, "attemptBackoff");
      return this;
    }

    /** See {@link LibindexOptions#longestAttemptBackoff()}. */
    public Builder longestAttemptBackoff(Duration value) {
      longestAttemptBackoff = requirePositive(value, "longestAttemptBackoff");
      return this;
    }

    /** See {@link LibindexOptions#offline()}. */
    public Builder offline(boolean value) {
      offline = value;
      return this;
    }

    /** See {@link LibindexOptions#mappingRefreshInterval()}. */
    public Builder mappingRefreshInterval(Duration value) {
      mappingRefreshInterval = requirePositive(value, "mappingRefreshInterval");
      return this;
    }

    /** See {@link LibindexOptions#mappingBackoff()}. */
    public Builder mappingBackoff(Duration value) {
      mappingBackoff = requirePositive(value, "mappingBackoff");
      return this;
    }

    /** See {@link LibindexOptions#longestMappingBackoff()}. */
    public Builder longestMappingBackoff(Duration value) {
      longestMappingBackoff = requirePositive(value, "longestMappingBackoff");
      return this;
    }

    /** See {@link LibindexOptions#mappingTimeout()}. */
    public Builder mappingTimeout(Duration value) {
      mappingTimeout = requirePositive(value, "mappingTimeout");
      return this;
    }

    /** See {@link LibindexOptions#mappingMaxBytes()}. */
    public Builder mappingMaxBytes(int value) {
      mappingMaxBytes = (int) requirePositive(value, "mappingMaxBytes");
      return this;
    }

    /** See {@link LibindexOptions#healInterval()}. */
    public Builder healInterval(Duration value) {
      healInterval = requirePositive(value, "healInterval");
      return this;
    }

    /** See {@link LibindexOptions#indexPartialRetryInterval()}. */
    public Builder indexPartialRetryInterval(Duration value) {
      indexPartialRetryInterval = requireAge(value, "indexPartialRetryInterval");
      return this;
    }

    /** See {@link LibindexOptions#indexPartialRetryLimit()}. */
    public Builder indexPartialRetryLimit(int value) {
      indexPartialRetryLimit = (int) requirePositive(value, "indexPartialRetryLimit");
      return this;
    }

    /** See {@link LibindexOptions#mappingShrinkTolerance()}. */
    public Builder mappingShrinkTolerance(double value) {
      mappingShrinkTolerance = requireShare(value);
      return this;
    }

    /** See {@link LibindexOptions#warningInterval()}. */
    public Builder warningInterval(Duration value) {
      warningInterval = requirePositive(value, "warningInterval");
      return this;
    }

    /** See {@link LibindexOptions#cellRetention()}. */
    public Builder cellRetention(Duration value) {
      cellRetention =
          value.isNegative() ? value : requireAtLeast(Duration.ofHours(1), value, "cellRetention");
      return this;
    }

    private static long requirePositive(long value, String name) {
      if (value <= 0) {
        throw new IllegalArgumentException(name + " must be positive: " + value);
      }
      return value;
    }

    private static Duration requirePositive(Duration value, String name) {
      if (Objects.requireNonNull(value, name).isNegative()) {
        throw new IllegalArgumentException(name + " must be positive: " + value);
      }
      return requireAge(value, name);
    }

    private static Duration requireAtLeast(Duration least, Duration value, String name) {
      if (Objects.requireNonNull(value, name).compareTo(least) < 0) {
        throw new IllegalArgumentException(name + " must be at least " + least + ": " + value);
      }
      return requireAge(value, name);
    }

    /** Negative, or a time that can be added to any other. */
    private static Duration requireAge(Duration value, String name) {
      if (Objects.requireNonNull(value, name).isZero() || value.compareTo(LONGEST) > 0) {
        throw new IllegalArgumentException(
            name + " must not be zero, nor longer than " + LONGEST.toDays() + " days: " + value);
      }
      return value;
    }

    private static double requireShare(double value) {
      if (!(value >= 0 && value <= 1)) {
        throw new IllegalArgumentException("mappingShrinkTolerance must be in 0..1: " + value);
      }
      return value;
    }
  }
}
