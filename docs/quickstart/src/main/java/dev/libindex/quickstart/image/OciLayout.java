package dev.libindex.quickstart.image;

import dev.libindex.image.Descriptor;
import dev.libindex.image.ImageLayer;
import dev.libindex.image.ImageSelector;
import dev.libindex.image.ImageSource;
import dev.libindex.image.PlatformChoice;
import dev.libindex.image.SelectedImage;
import dev.libindex.image.Selection;
import dev.libindex.model.Digest;
import dev.libindex.model.Layer;
import dev.libindex.model.Manifest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An OCI image layout (OCI Image Format Specification v1.1, "Image Layout"): {@code index.json}
 * names manifests, or indexes of them, by digest. The library's {@link ImageSelector} chooses among
 * them.
 */
final class OciLayout implements ImageSource {
  static final String INDEX = "index.json";

  private final ImageFiles files;

  private OciLayout(ImageFiles files) {
    this.files = files;
  }

  static FoundImages read(ImageFiles files, String name, PlatformChoice choice)
      throws IOException, InterruptedException {
    OciLayout layout = new OciLayout(files);
    byte[] index = Json.bytes(files.get(INDEX), INDEX);
    Selection selection = ImageSelector.create(layout, choice).select(index);
    List<LocalImage> images = new ArrayList<>();
    for (SelectedImage image : selection.images()) {
      images.add(
          new LocalImage(
              image.name().isEmpty() ? name : image.name(),
              layout.manifest(image),
              image.platform() == null ? "" : image.platform().toString()));
    }
    return new FoundImages(images, selection.remarks());
  }

  private Manifest manifest(SelectedImage image) throws IOException {
    List<Layer> layers = new ArrayList<>();
    for (ImageLayer layer : image.layers()) {
      layers.add(layer.at(files.get(blob(layer.digest())).toUri().toString()));
    }
    return new Manifest(image.digest(), layers);
  }

  @Override
  public Optional<byte[]> document(Descriptor descriptor) throws IOException {
    Optional<Path> file = files.find(blob(descriptor.digest()));
    return file.isPresent()
        ? Optional.of(Json.bytes(file.get(), descriptor.digest().toString()))
        : Optional.empty();
  }

  @Override
  public boolean hasLayer(ImageLayer layer) throws IOException {
    return files.find(blob(layer.digest())).isPresent();
  }

  private static String blob(Digest digest) {
    return "blobs/" + digest.algorithm().text() + "/" + digest.hex();
  }
}
