package dev.libindex.mapping;

import java.time.Instant;
import java.util.Objects;

/**
 * A version of a mapping, without its bytes.
 *
 * @param name the mapping
 * @param sequence greater than that of every version, of any mapping, installed before; at least 1
 * @param digest SHA-256 of the decompressed bytes, as {@code sha256:hex}
 * @param entityTag the server's, or empty
 * @param lastModified the server's header verbatim, or empty
 * @param origin for people: the file's name or the URI without credentials
 * @param fetchedAt when its bytes were last confirmed to be the newest
 * @param keys how many keys it has
 */
public record MappingVersion(
    String name,
    long sequence,
    String digest,
    String entityTag,
    String lastModified,
    String origin,
    Instant fetchedAt,
    int keys) {

  /** Refuses null. */
  public MappingVersion {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(digest, "digest");
    Objects.requireNonNull(entityTag, "entityTag");
    Objects.requireNonNull(lastModified, "lastModified");
    Objects.requireNonNull(origin, "origin");
    Objects.requireNonNull(fetchedAt, "fetchedAt");
  }
}
