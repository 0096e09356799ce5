package dev.libindex.testdata.image;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.libindex.model.Digest;
import dev.libindex.testdata.http.Body;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Writes an image as {@code docker save} did before version 25 (Docker image specification v1.2):
 * {@code manifest.json}, the configuration, and a folder per layer with the archive uncompressed.
 *
 * <p>The second copy of a layer is a symbolic link to the first, as in Docker.
 */
public final class DockerSave {
  private DockerSave() {}

  /**
   * Writes the image as a tar.
   *
   * @param tag for instance {@code localhost/application:1.0}
   */
  public static void write(TestImage image, String tag, Path file) throws IOException {
    String configName = TestLayer.digest(Digest.Algorithm.SHA256, image.config()).hex() + ".json";
    LayerBuilder tar = LayerBuilder.create().compression(Compression.none());
    ArrayNode layers = addLayers(image, tar);
    tar.file(configName, image.config());
    tar.file("manifest.json", manifest(configName, tag, layers).toString());
    try (OutputStream out = Files.newOutputStream(file)) {
      tar.writeTo(out);
    }
  }

  private static ArrayNode addLayers(TestImage image, LayerBuilder tar) {
    ArrayNode names = JsonNodeFactory.instance.arrayNode();
    Map<Digest, String> folders = new HashMap<>();
    for (TestLayer layer : image.layers()) {
      Body archive = layer.archive();
      Digest diffId = TestLayer.digest(Digest.Algorithm.SHA256, archive);
      String folder = "%064x".formatted(names.size() + 1);
      String first = folders.putIfAbsent(diffId, folder);
      tar.directory(folder).file(folder + "/VERSION", "1.0");
      if (first == null) {
        tar.file(folder + "/layer.tar", archive);
      } else {
        tar.symlink(folder + "/layer.tar", "../" + first + "/layer.tar");
      }
      names.add(folder + "/layer.tar");
    }
    return names;
  }

  private static ArrayNode manifest(String configName, String tag, ArrayNode layers) {
    ArrayNode manifest = JsonNodeFactory.instance.arrayNode();
    ObjectNode image = manifest.addObject().put("Config", configName);
    image.putArray("RepoTags").add(tag);
    image.set("Layers", layers);
    return manifest;
  }
}
