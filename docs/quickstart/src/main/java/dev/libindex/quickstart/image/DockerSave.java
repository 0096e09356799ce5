package dev.libindex.quickstart.image;

import com.fasterxml.jackson.databind.JsonNode;
import dev.libindex.image.ImageConfig;
import dev.libindex.image.Platform;
import dev.libindex.image.PlatformChoice;
import dev.libindex.model.Digest;
import dev.libindex.model.Layer;
import dev.libindex.model.Manifest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * An archive as written by {@code docker save}: {@code manifest.json} lists images, each with a
 * config and layers (Docker Image Specification v1.2, "Combined Image JSON + Filesystem Changeset
 * Format"). Such an image has no manifest digest. The digest of its config takes that place if the
 * config names these layers; otherwise a digest is made of the config and the layers. The names of
 * the files do not matter.
 */
final class DockerSave {
  static final String MANIFEST = "manifest.json";

  private static final byte[] GZIP = {0x1F, (byte) 0x8B};
  private static final byte[] ZSTD = {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD};

  private final ImageFiles files;
  private final JsonNode image;
  private final byte[] configBytes;
  private final ImageConfig config;

  private DockerSave(ImageFiles files, JsonNode image) throws IOException {
    this.files = files;
    this.image = image;
    String name = Json.text(image, "Config");
    Optional<Path> file = files.find(name);
    this.configBytes = file.isPresent() ? Json.bytes(file.get(), name) : new byte[0];
    this.config =
        file.isPresent() ? ImageConfig.parse(configBytes) : new ImageConfig(null, List.of());
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
      Platform platform = image.config.platform();
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

  private Manifest manifest() throws IOException {
    List<Layer> layers = new ArrayList<>();
    List<Digest> diffIds = config.diffIds();
    boolean claimed = diffIds.size() == image.path("Layers").size();
    for (JsonNode path : image.path("Layers")) {
      Path file = layer(path.asText());
      Layer layer = Layer.of(Checksums.of(file), file.toUri().toString());
      layers.add(claimed ? claimed(layer, file, diffIds.get(layers.size())) : layer);
    }
    if (layers.isEmpty()) {
      throw new ImageFormatException("an image has no layers");
    }
    return new Manifest(digest(layers.stream().map(Layer::hash).toList()), layers);
  }

  /** Returns the layer with a claim, unless the claim cannot be true: a plain tar is itself. */
  private static Layer claimed(Layer layer, Path file, Digest diffId) throws IOException {
    return layer.hash().equals(diffId) || isCompressed(file) ? layer.withDiffId(diffId) : layer;
  }

  private static boolean isCompressed(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] start = in.readNBytes(ZSTD.length);
      return startsWith(GZIP, start) || startsWith(ZSTD, start);
    }
  }

  private static boolean startsWith(byte[] magic, byte[] start) {
    return Arrays.equals(magic, Arrays.copyOf(start, magic.length));
  }

  private Digest digest(List<Digest> layers) {
    Digest ofConfig = Checksums.of(configBytes);
    if (layers.equals(config.diffIds())) {
      return ofConfig;
    }
    StringBuilder identity = new StringBuilder(ofConfig.toString());
    layers.forEach(layer -> identity.append('\n').append(layer));
    return Checksums.of(identity.toString().getBytes(StandardCharsets.UTF_8));
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
