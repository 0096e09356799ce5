package dev.libindex.store;

import dev.libindex.model.Digest;
import java.util.List;
import java.util.Objects;

/**
 * A manifest as the store knows it: without URIs, since none are kept.
 *
 * @param hash the manifest
 * @param layers bottom first, repeated where a layer is
 */
public record KnownManifest(Digest hash, List<Digest> layers) {

  /** Copies the list. */
  public KnownManifest {
    Objects.requireNonNull(hash, "hash");
    layers = List.copyOf(layers);
  }
}
