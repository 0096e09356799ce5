package dev.libindex.store;

import dev.libindex.mapping.MappingProvenance;
import java.util.Objects;

/**
 * A version of a mapping that came from the network but was not installed, because it loses so many
 * keys that it may have been cut off. It is kept so that a person can accept it and so that it is
 * not downloaded again in the meantime.
 *
 * @param name the name of the mapping
 * @param digest SHA-256 of the decompressed bytes, as {@code sha256:hex}
 * @param provenance where its bytes come from
 * @param reason why it was refused
 * @param content the decompressed bytes
 */
public record RefusedMapping(
    String name, String digest, MappingProvenance provenance, String reason, Bytes content) {

  public RefusedMapping {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(digest, "digest");
    Objects.requireNonNull(provenance, "provenance");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(content, "content");
  }
}
