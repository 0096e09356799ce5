package dev.libindex.model;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

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

  /**
   * Returns the diffIDs that are given for layers, by the layer's digest. A layer that occurs with
   * different diffIDs is left out: not more than one of them can be true.
   */
  public Map<Digest, Digest> diffIds() {
    Map<Digest, Digest> given = new HashMap<>();
    Set<Digest> contradictory = new HashSet<>();
    for (Layer layer : layers) {
      Digest diffId = layer.diffId();
      Digest before = diffId == null ? null : given.putIfAbsent(layer.hash(), diffId);
      if (before != null && !before.equals(diffId)) {
        contradictory.add(layer.hash());
      }
    }
    given.keySet().removeAll(contradictory);
    return Map.copyOf(given);
  }
}
