package dev.libindex.image;

import java.util.List;

/** Says why layers cannot be read. */
final class UnreadableLayers {
  private UnreadableLayers() {}

  /**
   * Refuses layers that cannot be read although they are there.
   *
   * @throws ImageException if a layer is encrypted or of an unknown type
   */
  static void refuse(List<ImageLayer> layers) {
    for (ImageLayer layer : layers) {
      String type = layer.mediaType();
      if (MediaTypes.isEncryptedLayer(type)) {
        throw new ImageException(
            "layer %s is encrypted (%s): decrypt the image first, for example with skopeo copy"
                .formatted(layer.digest(), type));
      }
      if (!MediaTypes.isReadableLayer(type)) {
        throw new ImageException(
            "layer %s has the media type %s, which cannot be read: a layer must be a tar,"
                    .formatted(layer.digest(), type)
                + " with gzip, zstd or no compression");
      }
    }
  }

  /** Says that a layer is not there. */
  static String missing(ImageLayer layer) {
    return layer.foreign()
        ? "its foreign layer %s (%s) is not stored with the image"
            .formatted(layer.digest(), layer.mediaType())
        : "its layer %s (%s) is missing".formatted(layer.digest(), layer.mediaType());
  }
}
