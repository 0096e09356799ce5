package dev.libindex.rhel.layers;

import dev.libindex.testdata.image.ShippedImage;
import dev.libindex.testdata.image.TestLayer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Reads the layers of the images that are shipped with the project. */
public final class ShippedLayers {
  private ShippedLayers() {}

  /** Returns the layers of one image, bottom first. */
  public static List<TarLayer> of(ShippedImage image) {
    return image.image().layers().stream().map(ShippedLayers::read).toList();
  }

  /** Returns all layers of all images. */
  public static List<TarLayer> all() {
    List<TarLayer> all = new ArrayList<>();
    for (ShippedImage image : ShippedImage.values()) {
      all.addAll(of(image));
    }
    return all;
  }

  private static TarLayer read(TestLayer layer) {
    try {
      return TarLayer.read(layer.archive().bytes(), layer.digest());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
