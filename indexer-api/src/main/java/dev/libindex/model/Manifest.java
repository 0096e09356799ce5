package dev.libindex.model;

import java.util.List;
import java.util.Objects;

/**
 * An image to index: its digest and its layers from the bottom up.
 *
 * @param hash the digest that names the image; a known hash always means the same layers
 * @param layers bottom first; the same layer may stand in several places
 */
public record Manifest(Digest hash, List<Layer> layers) {

  /** Copies the list. */
  public Manifest {
    Objects.requireNonNull(hash, "hash");
    layers = List.copyOf(layers);
  }

  /** The digests of the layers, bottom first, repeated where a layer is. */
  public List<Digest> layerDigests() {
    return layers.stream().map(Layer::hash).toList();
  }
}
