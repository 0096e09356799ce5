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

  /** Returns the same provenance with another time. */
  public MappingProvenance at(Instant time) {
    return new MappingProvenance(origin, entityTag, lastModified, time);
  }

  /**
   * Returns the provenance after the same bytes came from elsewhere: the origin stays, the entity
   * tag, the modification time and the time of the fetch are those of the later answer.
   */
  public MappingProvenance confirmedBy(MappingProvenance later) {
    return new MappingProvenance(
        origin, later.entityTag(), later.lastModified(), later.fetchedAt());
  }
}
