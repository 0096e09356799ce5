package dev.libindex.store;

import dev.libindex.mapping.MappingProvenance;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A mapping version to install.
 *
 * @param name the name of the mapping
 * @param digest SHA-256 of the decompressed bytes, as {@code sha256:hex}
 * @param provenance where its bytes come from
 * @param entries the whole table, from keys to values
 */
public record MappingUpload(
    String name, String digest, MappingProvenance provenance, Map<String, List<String>> entries) {

  /** Keeps the table without copying it; it must not change. */
  public MappingUpload {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(digest, "digest");
    Objects.requireNonNull(provenance, "provenance");
    Objects.requireNonNull(entries, "entries");
  }
}
