package dev.libindex.rhel.internal.coalesce;

import dev.libindex.ecosystem.LayerArtifacts;
import dev.libindex.ecosystem.LayerOverlay;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Relates the layers of an image to each other. */
final class ImageLayers {
  private ImageLayers() {}

  /**
   * Returns the layers that can contribute to the image: the uppermost one whose root is opaque and
   * all layers above it, or all layers if no root is opaque.
   *
   * @param layers bottom first
   */
  static List<LayerArtifacts> visible(List<LayerArtifacts> layers) {
    return layers.subList(LayerOverlay.of(layers).lowestVisibleLayer(), layers.size());
  }

  /**
   * Returns for each layer its own value, else that of the nearest layer below that has one, else
   * that of the nearest layer above.
   *
   * @param layers bottom first
   * @param own returns a layer's own value, if it has one
   */
  static <T> List<Optional<T>> inherited(
      List<LayerArtifacts> layers, Function<LayerArtifacts, Optional<T>> own) {
    List<Optional<T>> inherited = new ArrayList<>();
    Optional<T> current = layers.stream().map(own).flatMap(Optional::stream).findFirst();
    for (LayerArtifacts layer : layers) {
      Optional<T> ownValue = own.apply(layer);
      current = ownValue.isPresent() ? ownValue : current;
      inherited.add(current);
    }
    return inherited;
  }
}
