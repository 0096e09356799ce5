package dev.libindex.quickstart.image;

import com.fasterxml.jackson.databind.JsonNode;
import dev.libindex.model.Layer;
import dev.libindex.model.Manifest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * An archive as written by {@code docker save}: {@code manifest.json} lists images, each with a
 * config and layers (Docker Image Specification v1.2, "Combined Image JSON + Filesystem Changeset
 * Format"). Such an image has no manifest digest; a digest is derived from its config and its
 * layers.
 */
final class DockerSave {
  static final String MANIFEST = "manifest.json";

  private DockerSave() {}

  static List<LocalImage> read(ImageFiles files, String name) throws IOException {
    JsonNode list = Json.read(files.get(MANIFEST), MANIFEST);
    if (!list.isArray() || list.isEmpty()) {
      throw new ImageFormatException(MANIFEST + " lists no image");
    }
    List<LocalImage> images = new ArrayList<>();
    for (JsonNode image : list) {
      JsonNode tag = image.path("RepoTags").path(0);
      images.add(new LocalImage(tag.isTextual() ? tag.textValue() : name, manifest(files, image)));
    }
    return images;
  }

  private static Manifest manifest(ImageFiles files, JsonNode image) throws IOException {
    StringBuilder identity = new StringBuilder(Json.text(image, "Config"));
    List<Layer> layers = new ArrayList<>();
    for (JsonNode path : image.path("Layers")) {
      Path file = files.get(path.asText());
      Layer layer = Layer.of(Checksums.of(file), file.toUri().toString());
      layers.add(layer);
      identity.append('\n').append(layer.hash());
    }
    if (layers.isEmpty()) {
      throw new ImageFormatException("an image has no layers");
    }
    return new Manifest(Checksums.of(identity.toString()), layers);
  }
}
