package dev.libindex.rhel.layers;

import com.fasterxml.jackson.databind.JsonNode;
import dev.libindex.rhel.samples.RebuiltHistory;
import dev.libindex.testdata.contract.FakeLayer;
import dev.libindex.testdata.contract.FakeLayerBuilder;
import dev.libindex.testdata.internal.SharedData;
import dev.libindex.testdata.internal.vectors.VectorRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/** Creates layers from their description in vector tables. */
public final class VectorLayer {
  private static final String SYMLINK = "@symlink:";
  private static final String OF_CLAIRCORE = "@";

  private VectorLayer() {}

  /**
   * Creates a layer with these files.
   *
   * @param files contents by path: a text, {@code {"b64": …}}, {@code {"data": path}} for a file of
   *     the test data, {@code {"data": @path}} for a dnf history in claircore's source tree, {@code
   *     @symlink:target}; a path that ends in a slash is a directory
   */
  public static FakeLayer of(JsonNode files) {
    FakeLayerBuilder layer = FakeLayer.builder();
    files.properties().forEach(file -> add(layer, clean(file.getKey()), file.getValue()));
    return layer.build();
  }

  private static void add(FakeLayerBuilder layer, String path, JsonNode value) {
    if (path.endsWith("/")) {
      layer.directory(path.substring(0, path.length() - 1));
    } else if (value.isTextual() && value.textValue().startsWith(SYMLINK)) {
      layer.symlink(path, value.textValue().substring(SYMLINK.length()));
    } else if (value.has("data")) {
      layer.file(path, data(value.get("data").textValue()));
    } else {
      layer.file(path, VectorRow.bytes(value));
    }
  }

  private static String clean(String path) {
    return path.startsWith("./")
        ? path.substring(2)
        : path.startsWith("/") ? path.substring(1) : path;
  }

  private static byte[] data(String path) {
    if (path.startsWith(OF_CLAIRCORE)) {
      return RebuiltHistory.read(RebuiltHistory.PREFIX + path.substring(OF_CLAIRCORE.length()));
    }
    try {
      return Files.readAllBytes(SharedData.require("data/" + path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
