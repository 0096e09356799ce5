package dev.libindex.quickstart.image;

import com.fasterxml.jackson.databind.JsonNode;
import dev.libindex.model.Digest;
import dev.libindex.model.InvalidDigestException;
import dev.libindex.model.Layer;
import dev.libindex.model.Manifest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * An OCI image layout (OCI Image Format Specification v1.1, "Image Layout"): {@code index.json}
 * names manifests, or indexes of them, by digest. Of an image for several platforms, the one for
 * linux/amd64 is chosen, or the first if there is none for linux/amd64.
 */
final class OciLayout {
  static final String INDEX = "index.json";
  private static final int MAX_DEPTH = 5;

  private final ImageFiles files;

  private OciLayout(ImageFiles files) {
    this.files = files;
  }

  static List<LocalImage> read(ImageFiles files, String name) throws IOException {
    List<LocalImage> images = new ArrayList<>();
    OciLayout layout = new OciLayout(files);
    for (JsonNode descriptor : Json.read(files.get(INDEX), INDEX).path("manifests")) {
      if (!isAttestation(descriptor)) {
        JsonNode title = descriptor.path("annotations").path("org.opencontainers.image.ref.name");
        images.add(
            new LocalImage(
                title.isTextual() ? title.textValue() : name, layout.resolve(descriptor, 0)));
      }
    }
    if (images.isEmpty()) {
      throw new ImageFormatException(INDEX + " lists no image");
    }
    return images;
  }

  private Manifest resolve(JsonNode descriptor, int depth) throws IOException {
    Digest digest = digest(descriptor);
    JsonNode document = Json.read(blob(digest), digest.toString());
    if (document.path("manifests").isArray()) {
      if (depth == MAX_DEPTH) {
        throw new ImageFormatException("indexes are nested too deeply");
      }
      return resolve(choose(document.path("manifests")), depth + 1);
    }
    List<Layer> layers = new ArrayList<>();
    for (JsonNode layer : document.path("layers")) {
      Digest hash = digest(layer);
      layers.add(Layer.of(hash, blob(hash).toUri().toString()));
    }
    if (layers.isEmpty()) {
      throw new ImageFormatException("an image has no layers: " + digest);
    }
    return new Manifest(digest, layers);
  }

  private static JsonNode choose(JsonNode manifests) throws ImageFormatException {
    JsonNode first = null;
    for (JsonNode candidate : manifests) {
      JsonNode platform = candidate.path("platform");
      if (platform.path("os").asText().equals("linux")
          && platform.path("architecture").asText().equals("amd64")) {
        return candidate;
      }
      if (first == null && !isAttestation(candidate)) {
        first = candidate;
      }
    }
    if (first == null) {
      throw new ImageFormatException("an index lists no image");
    }
    return first;
  }

  /**
   * Returns whether this is an attestation, which BuildKit stores beside the images, for a platform
   * that does not exist.
   */
  private static boolean isAttestation(JsonNode descriptor) {
    return descriptor.path("platform").path("os").asText().equals("unknown");
  }

  private Path blob(Digest digest) throws IOException {
    return files.get("blobs/" + digest.algorithm().text() + "/" + digest.hex());
  }

  private static Digest digest(JsonNode descriptor) throws ImageFormatException {
    try {
      return Digest.parse(Json.text(descriptor, "digest"));
    } catch (InvalidDigestException e) {
      throw new ImageFormatException(String.valueOf(e.getMessage()), e);
    }
  }
}
