package dev.libindex;

import dev.libindex.options.FetchOptions;
import dev.libindex.options.HealingOptions;
import dev.libindex.options.LimitOptions;
import dev.libindex.options.MappingOptions;
import dev.libindex.options.UnknownContent;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * The options of a {@link Libindex}, in groups. Each has a default, and most users need to change
 * none of them. Immutable. For example:
 *
 * <pre>{@code
 * LibindexOptions.of(options -> options.offline(true))
 *
 * LibindexOptions.of(options -> options
 *     .fetching(fetching -> fetching.layerConcurrency(8))
 *     .healing(healing -> healing.retryInterval(Duration.ofHours(6)).retryLimit(1_000)))
 * }</pre>
 *
 * @param fetching how layers are fetched
 * @param mappings how mappings are kept up to date
 * @param healing how partial reports become complete, and how long results are kept
 * @param limits how much of a layer is read and captured
 * @param unknownContent what becomes of a report whose image has content that no registered
 *     ecosystem knows; default: {@link UnknownContent#NOTICE}. Stored reports stay as they are
 *     until they are coalesced again; {@link UnknownContent} says how to renew them
 */
public record LibindexOptions(
    FetchOptions fetching,
    MappingOptions mappings,
    HealingOptions healing,
    LimitOptions limits,
    UnknownContent unknownContent) {

  /** Rejects null. */
  public LibindexOptions {
    Objects.requireNonNull(fetching, "fetching");
    Objects.requireNonNull(mappings, "mappings");
    Objects.requireNonNull(healing, "healing");
    Objects.requireNonNull(limits, "limits");
    Objects.requireNonNull(unknownContent, "unknownContent");
  }

  /** Returns the defaults. */
  public static LibindexOptions defaults() {
    return of(builder -> {});
  }

  /**
   * Returns the defaults with the changes that the caller makes.
   *
   * @throws IllegalArgumentException if a value is out of bounds; the message begins with the path
   *     of the option, such as {@code mappings.timeout}, or, for a value in {@code limits.layer},
   *     with the name of the limit, such as {@code maxEntries}
   */
  public static LibindexOptions of(Consumer<Builder> changes) {
    Builder builder = new Builder();
    changes.accept(builder);
    return builder.build();
  }

  /** Sets options that differ from their defaults. Not thread-safe. */
  public static final class Builder {
    private final FetchOptions.Builder fetching = FetchOptions.builder();
    private final MappingOptions.Builder mappings = MappingOptions.builder();
    private final HealingOptions.Builder healing = HealingOptions.builder();
    private final LimitOptions.Builder limits = LimitOptions.builder();
    private UnknownContent unknownContent = UnknownContent.NOTICE;

    private Builder() {}

    /** Sets {@link MappingOptions#offline}, as a shortcut for setting it in its group. */
    public Builder offline(boolean value) {
      mappings.offline(value);
      return this;
    }

    /** Sets {@link FetchOptions#fileLayers}, as a shortcut for setting it in its group. */
    public Builder fileLayers(boolean value) {
      fetching.fileLayers(value);
      return this;
    }

    /** Sets options for fetching layers. */
    public Builder fetching(Consumer<FetchOptions.Builder> changes) {
      changes.accept(fetching);
      return this;
    }

    /** Sets options for keeping mappings up to date. */
    public Builder mappings(Consumer<MappingOptions.Builder> changes) {
      changes.accept(mappings);
      return this;
    }

    /** Sets options for healing partial reports and for keeping results. */
    public Builder healing(Consumer<HealingOptions.Builder> changes) {
      changes.accept(healing);
      return this;
    }

    /** Sets limits on what is read from layers. */
    public Builder limits(Consumer<LimitOptions.Builder> changes) {
      changes.accept(limits);
      return this;
    }

    /** Sets {@link LibindexOptions#unknownContent}. */
    public Builder unknownContent(UnknownContent value) {
      unknownContent = value;
      return this;
    }

    private LibindexOptions build() {
      return new LibindexOptions(
          fetching.build(), mappings.build(), healing.build(), limits.build(), unknownContent);
    }
  }
}
