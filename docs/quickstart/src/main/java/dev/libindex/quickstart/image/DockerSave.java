package dev.libindex.quickstart.image;

import com.fasterxml.jackson.databind.JsonNode;
import dev.libindex.image.ImageConfig;
import dev.libindex.image.Platform;
import dev.libindex.image.PlatformChoice;
import dev.libindex.model.Digest;
import dev.libindex.model.Layer;
import dev.libindex.model.Manifest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An archive as written by {@code docker save}: {@code manifest.json} lists images, each with a
 * config and layers (Docker Image Specification v1.2, "Combined Image JSON + Filesystem Changeset
 * Format"). Such an image has no manifest digest; a digest is derived from its config and its
 * layers.
 */
final class DockerSave {
  static final String MANIFEST = "manifest.json";

  private final ImageFiles files;
  private final JsonNode image;

  private DockerSave(ImageFiles files, JsonNode image) {
    this.files = files;
    this.image = image;
  }

  static FoundImages read(ImageFiles files, String archive, PlatformChoice choice)
      throws IOException {
    JsonNode list = Json.read(files.get(MANIFEST), MANIFEST);
    if (list.isObject()) {
      throw new ImageFormatException(
          MANIFEST
              + " is an image manifest, as skopeo's dir: has it: copy the image with oci: instead");
    }
    if (!list.isArray() || list.isEmpty()) {
      throw new ImageFormatException(MANIFEST + " lists no image");
    }
    List<LocalImage> images = new ArrayList<>();
    List<String> remarks = new ArrayList<>();
    for (JsonNode entry : list) {
      DockerSave image = new DockerSave(files, entry);
      Platform platform = image.config().platform();
      if (choice.accepts(platform)) {
        String shown = platform == null ? "" : platform.toString();
        images.add(new LocalImage(image.name(archive), image.manifest(), shown));
      } else {
        remarks.add(
            "%s is for %s, not for %s"
                .formatted(image.name(archive), platform, choice.preferred().get(0)));
      }
    }
    if (images.isEmpty()) {
      throw new ImageFormatException("there is no image that can be indexed: " + remarks.get(0));
    }
    return new FoundImages(images, remarks);
  }

  private String name(String archive) {
    JsonNode tag = image.path("RepoTags").path(0);
    return tag.isTextual() ? tag.textValue() : archive;
  }

  private ImageConfig config() throws IOException {
    String name = Json.text(image, "Config");
    Optional<Path> file = files.find(name);
    return file.isPresent()
        ? ImageConfig.parse(Json.bytes(file.get(), name))
        : new ImageConfig(null, List.of());
  }

  private Manifest manifest() throws IOException {
    StringBuilder identity = new StringBuilder(Json.text(image, "Config"));
    List<Layer> layers = new ArrayList<>();
    List<Digest> diffIds = config().diffIds();
    boolean claimed = diffIds.size() == image.path("Layers").size();
    for (JsonNode path : image.path("Layers")) {
      Path file = layer(path.asText());
      Layer layer = Layer.of(Checksums.of(file), file.toUri().toString());
      identity.append('\n').append(layer.hash());
      layers.add(claimed ? layer.withDiffId(diffIds.get(layers.size())) : layer);
    }
    if (layers.isEmpty()) {
      throw new ImageFormatException("an image has no layers");
    }
    return new Manifest(Checksums.of(identity.toString()), layers);
  }

  private Path layer(String path) throws IOException {
    Optional<Path> file = files.find(path);
    if (file.isPresent()) {
      return file.get();
    }
    for (JsonNode source : image.path("LayerSources")) {
      String type = source.path("mediaType").asText();
      if (type.contains("foreign") || type.contains("nondistributable")) {
        throw new ImageFormatException(
            "its foreign layer %s (%s) is not stored with the image".formatted(path, type));
      }
    }
    throw new ImageFormatException("it has no " + path);
  }
}
