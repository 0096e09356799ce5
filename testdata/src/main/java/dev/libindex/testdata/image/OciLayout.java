package dev.libindex.testdata.image;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.libindex.model.Digest;
import dev.libindex.testdata.http.Body;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Writes an image in the OCI image layout, version 1.0.0, as a directory or as a tar of it. */
public final class OciLayout {
  private OciLayout() {}

  /** Writes the layout into a directory, which is created if it does not exist. */
  public static void writeDirectory(TestImage image, String tag, Path directory)
      throws IOException {
    for (Map.Entry<String, Body> file : files(image, tag).entrySet()) {
      Path target = directory.resolve(file.getKey());
      Files.createDirectories(target.resolveSibling("."));
      try (OutputStream out = Files.newOutputStream(target);
          var in = file.getValue().open()) {
        in.transferTo(out);
      }
    }
  }

  /** Writes the layout as an uncompressed tar. */
  public static void writeTar(TestImage image, String tag, Path file) throws IOException {
    LayerBuilder tar = LayerBuilder.create().compression(Compression.none());
    files(image, tag).forEach(tar::file);
    try (OutputStream out = Files.newOutputStream(file)) {
      tar.writeTo(out);
    }
  }

  private static Map<String, Body> files(TestImage image, String tag) {
    Map<String, Body> files = new TreeMap<>();
    files.put("oci-layout", Body.of("{\"imageLayoutVersion\":\"1.0.0\"}"));
    files.put("index.json", Body.of(index(image, tag).toString()));
    files.put(blob(image.hash()), image.ociManifest());
    files.put(blob(TestLayer.digest(Digest.Algorithm.SHA256, image.config())), image.config());
    image.layers().forEach(layer -> files.put(blob(layer.digest()), layer.content()));
    return files;
  }

  private static ObjectNode index(TestImage image, String tag) {
    ObjectNode index = JsonNodeFactory.instance.objectNode().put("schemaVersion", 2);
    ObjectNode manifest =
        ImageBuilder.descriptor(
            "application/vnd.oci.image.manifest.v1+json", image.hash(), image.ociManifest());
    manifest.putObject("annotations").put("org.opencontainers.image.ref.name", tag);
    index.putArray("manifests").add(manifest);
    return index;
  }

  private static String blob(Digest digest) {
    return "blobs/" + digest.algorithm().text() + "/" + digest.hex();
  }
}
