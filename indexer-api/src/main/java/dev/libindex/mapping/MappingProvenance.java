package dev.libindex.mapping;

import java.time.Instant;
import java.util.Objects;

/**
 * Where the bytes of a mapping version come from.
 *
 * @param origin the file's name, or the URI without credentials; for people and for comparison
 * @param entityTag the {@code ETag} that came with the bytes, or empty
 * @param lastModified the {@code Last-Modified} that came with the bytes, verbatim, or empty
 * @param fetchedAt when the bytes were fetched or last confirmed to be the newest
 */
public record MappingProvenance(
    String origin, String entityTag, String lastModified, Instant fetchedAt) {

  public MappingProvenance {
    Objects.requireNonNull(origin, "origin");
    Objects.requireNonNull(entityTag, "entityTag");
    Objects.requireNonNull(lastModified, "lastModified");
    Objects.requireNonNull(fetchedAt, "fetchedAt");
  }

  /** Returns the same provenance with another {@link #fetchedAt}. */
  public MappingProvenance at(Instant time) {
    return new MappingProvenance(origin, entityTag, lastModified, time);
  }

  /**
   * Returns this provenance after the same bytes have come again, perhaps from elsewhere: the
   * origin stays; entity tag, modification time and time of the fetch are those of {@code later}.
   */
  public MappingProvenance confirmedBy(MappingProvenance later) {
    return new MappingProvenance(
        origin, later.entityTag(), later.lastModified(), later.fetchedAt());
  }
}
