package dev.libindex.mapping;

import java.util.Objects;

/**
 * A version of a mapping, without its bytes.
 *
 * @param name the name of the mapping
 * @param sequence at least 1, and greater than that of every version of any mapping that was
 *     installed before
 * @param digest SHA-256 of the decompressed bytes, as {@code sha256:hex}
 * @param provenance where its bytes come from
 * @param keys the number of keys
 */
public record MappingVersion(
    String name, long sequence, String digest, MappingProvenance provenance, int keys) {

  public MappingVersion {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(digest, "digest");
    Objects.requireNonNull(provenance, "provenance");
  }

  /** Returns the same version with another provenance. */
  public MappingVersion with(MappingProvenance changed) {
    return new MappingVersion(name, sequence, digest, changed, keys);
  }
}
