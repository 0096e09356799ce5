package dev.libindex.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A mapping to be installed.
 *
 * @param name the mapping
 * @param digest SHA-256 of the decompressed bytes, as {@code sha256:hex}
 * @param entityTag the server's, or empty
 * @param lastModified the server's header verbatim, or empty
 * @param origin for people: the file's name or the URI without credentials
 * @param fetchedAt when the bytes were had
 * @param entries the whole table
 */
public record MappingUpload(
    String name,
    String digest,
    String entityTag,
    String lastModified,
    String origin,
    Instant fetchedAt,
    Map<String, List<String>> entries) {

  /** Refuses null; the table is not copied and must not change. */
  public MappingUpload {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(digest, "digest");
    Objects.requireNonNull(entityTag, "entityTag");
    Objects.requireNonNull(lastModified, "lastModified");
    Objects.requireNonNull(origin, "origin");
    Objects.requireNonNull(fetchedAt, "fetchedAt");
    Objects.requireNonNull(entries, "entries");
  }
}
