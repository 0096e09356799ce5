package dev.libindex.store;

import dev.libindex.model.Digest;
import dev.libindex.model.ScannerSet;
import java.util.List;
import java.util.Objects;

/**
 * A manifest as the store knows it: without URIs, which are never stored.
 *
 * @param hash the manifest
 * @param layers the layers, bottom first, including repetitions
 * @param scanners the scanners that its report was made with
 */
public record KnownManifest(Digest hash, List<Digest> layers, ScannerSet scanners) {

  /** Copies the list. */
  public KnownManifest {
    Objects.requireNonNull(hash, "hash");
    Objects.requireNonNull(scanners, "scanners");
    layers = List.copyOf(layers);
  }
}
