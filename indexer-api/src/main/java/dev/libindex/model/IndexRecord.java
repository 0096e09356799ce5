package dev.libindex.model;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A package and one pair of what surrounds it: what a report says when its maps are unpacked.
 *
 * @param found the package
 * @param distribution where it stands; null if that is not known
 * @param repository one that it may come from; null if none is known
 */
public record IndexRecord(
    Package found, @Nullable Distribution distribution, @Nullable Repository repository) {

  /** Refuses null where it is not allowed. */
  public IndexRecord {
    Objects.requireNonNull(found, "found");
  }
}
