package dev.libindex.model;

import java.util.List;
import java.util.Objects;

/**
 * An image to index: its digest and its layers from the bottom up.
 *
 * @param hash the digest that identifies the image; a known hash always has the same layers
 * @param layers bottom first; a layer may occur more than once
 */
public record Manifest(Digest hash, List<Layer> layers) {

  /** Copies the list. */
  public Manifest {
    Objects.requireNonNull(hash, "hash");
    layers = List.copyOf(layers);
  }

  /** Returns the digests of the layers, bottom first, including repetitions. */
  public List<Digest> layerDigests() {
    return layers.stream().map(Layer::hash).toList();
  }
}
