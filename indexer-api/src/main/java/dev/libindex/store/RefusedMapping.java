package dev.libindex.store;

import java.time.Instant;
import java.util.Objects;

/**
 * A version of a mapping that came from the network and was not taken, because it loses so many
 * keys that it may have been cut. It is kept, so that somebody can accept it, and so that it is not
 * downloaded again meanwhile.
 *
 * @param name the mapping
 * @param digest SHA-256 of the content, as {@code sha256:hex}
 * @param entityTag the server's, or empty
 * @param lastModified the server's header verbatim, or empty
 * @param origin for people: the URI without credentials
 * @param fetchedAt when the bytes were had
 * @param reason why it was refused
 * @param content the decompressed file
 */
public record RefusedMapping(
    String name,
    String digest,
    String entityTag,
    String lastModified,
    String origin,
    Instant fetchedAt,
    String reason,
    Bytes content) {

  /** Refuses null. */
  public RefusedMapping {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(digest, "digest");
    Objects.requireNonNull(entityTag, "entityTag");
    Objects.requireNonNull(lastModified, "lastModified");
    Objects.requireNonNull(origin, "origin");
    Objects.requireNonNull(fetchedAt, "fetchedAt");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(content, "content");
  }
}
