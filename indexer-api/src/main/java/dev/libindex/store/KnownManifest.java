package dev.libindex.store;

import dev.libindex.model.Digest;
import dev.libindex.model.ScannerSet;
import java.util.List;
import java.util.Objects;

/**
 * A manifest as the store knows it: without URIs, since none are kept.
 *
 * @param hash the manifest
 * @param layers bottom first, repeated where a layer is
 * @param scanners the set that its report belongs to
 */
public record KnownManifest(Digest hash, List<Digest> layers, ScannerSet scanners) {

  /** Copies the list. */
  public KnownManifest {
    Objects.requireNonNull(hash, "hash");
    Objects.requireNonNull(scanners, "scanners");
    layers = List.copyOf(layers);
  }
}
