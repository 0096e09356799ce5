package dev.libindex.testdata.image;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.libindex.model.Layer;
import dev.libindex.model.Manifest;

/** Writes a manifest in the format of Clair's HTTP API. */
public final class ClairManifest {
  private ClairManifest() {}

  /** Returns the manifest as a JSON document. */
  public static String json(Manifest manifest) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("hash", manifest.hash().toString());
    ArrayNode layers = root.putArray("layers");
    manifest.layers().forEach(layer -> layers.add(json(layer)));
    return root.toString();
  }

  private static ObjectNode json(Layer layer) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("hash", layer.hash().toString()).put("uri", layer.uri());
    ObjectNode headers = node.putObject("headers");
    layer.headers().forEach((name, values) -> values.forEach(headers.putArray(name)::add));
    return node;
  }
}
