package dev.libindex.image;

import dev.libindex.model.Digest;
import dev.libindex.model.Manifest;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An image that was selected.
 *
 * @param name the name in the annotations of the index; empty if there is none
 * @param digest the digest of the image's manifest
 * @param platform the platform, or null if neither index nor configuration states it
 * @param layers the layers, bottom first; never empty
 */
public record SelectedImage(
    String name, Digest digest, @Nullable Platform platform, List<ImageLayer> layers) {

  /** Copies the list. */
  public SelectedImage {
    layers = List.copyOf(layers);
  }

  /** Returns the manifest to index, with the URI that the function returns for each layer. */
  public Manifest manifest(Function<ImageLayer, String> uri) {
    return new Manifest(digest, layers.stream().map(layer -> layer.at(uri.apply(layer))).toList());
  }
}
