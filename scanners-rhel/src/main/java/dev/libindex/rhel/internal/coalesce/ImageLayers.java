package dev.libindex.rhel.internal.coalesce;

import dev.libindex.ecosystem.LayerArtifacts;
import dev.libindex.ecosystem.LayerOverlay;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What the layers of an image are to each other. */
final class ImageLayers {
  private ImageLayers() {}

  /**
   * The layers that the image is made of: a layer whose root is opaque begins it anew.
   *
   * @param layers bottom first
   */
  static List<LayerArtifacts> inEffect(List<LayerArtifacts> layers) {
    return layers.subList(LayerOverlay.of(layers).lowestVisibleLayer(), layers.size());
  }

  /**
   * What each layer has of something that it shares with others: its own, else that of the nearest
   * layer below that has its own, else that of the nearest one above.
   *
   * @param layers bottom first
   * @param own what the layer itself has, if anything
   */
  static <T> List<Optional<T>> shared(
      List<LayerArtifacts> layers, Function<LayerArtifacts, Optional<T>> own) {
    List<Optional<T>> shared = new ArrayList<>();
    Optional<T> current = layers.stream().map(own).flatMap(Optional::stream).findFirst();
    for (LayerArtifacts layer : layers) {
      Optional<T> mine = own.apply(layer);
      current = mine.isPresent() ? mine : current;
      shared.add(current);
    }
    return shared;
  }
}
