package dev.libindex.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.libindex.core.json.JsonOutput;
import dev.libindex.core.json.JsonShapeException;
import dev.libindex.core.json.JsonTree;
import dev.libindex.model.Digest;
import dev.libindex.model.InvalidDigestException;
import dev.libindex.model.Layer;
import dev.libindex.model.Manifest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Manifests as Clair's {@code POST /indexer/api/v1/index_report} takes them ({@code hash}, {@code
 * layers} with {@code hash}, {@code uri}, {@code headers}). Thread-safe.
 */
public final class ManifestJson {
  private ManifestJson() {}

  /**
   * Reads a manifest.
   *
   * @throws JsonFormatException if the document is malformed, a digest is, the hash is unset or
   *     there are no layers
   */
  public static Manifest read(byte[] json) throws JsonFormatException {
    try {
      return manifest(json);
    } catch (JsonShapeException | InvalidDigestException e) {
      throw new JsonFormatException(e);
    }
  }

  private static Manifest manifest(byte[] json) throws JsonShapeException {
    JsonNode root = JsonTree.object(json);
    List<Layer> layers = new ArrayList<>();
    for (JsonNode layer : JsonTree.list(root, "layers")) {
      layers.add(layer(JsonTree.object(layer, "a layer")));
    }
    if (layers.isEmpty()) {
      throw JsonShapeException.of("a manifest without layers");
    }
    return new Manifest(digest(root), layers);
  }

  /** Writes a manifest in UTF-8. */
  public static byte[] write(Manifest manifest) {
    return JsonOutput.bytes(
        json -> {
          json.writeStartObject();
          json.writeStringField("hash", manifest.hash().toString());
          json.writeArrayFieldStart("layers");
          for (Layer layer : manifest.layers()) {
            write(layer, json);
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  private static void write(Layer layer, com.fasterxml.jackson.core.JsonGenerator json)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("hash", layer.hash().toString());
    json.writeStringField("uri", layer.uri());
    json.writeObjectFieldStart("headers");
    for (Map.Entry<String, List<String>> header : layer.headers().entrySet()) {
      json.writeArrayFieldStart(header.getKey());
      for (String value : header.getValue()) {
        json.writeString(value);
      }
      json.writeEndArray();
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private static Layer layer(JsonNode node) throws JsonShapeException {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> header : JsonTree.members(node, "headers")) {
      List<String> values = new ArrayList<>();
      for (JsonNode value : list(header)) {
        values.add(value.isNull() ? "" : JsonTree.string(value, "a header's value"));
      }
      headers.put(header.getKey(), values);
    }
    return new Layer(digest(node), JsonTree.text(node, "uri"), headers);
  }

  private static Iterable<JsonNode> list(Map.Entry<String, JsonNode> header)
      throws JsonShapeException {
    if (header.getValue().isNull()) {
      return List.of();
    }
    if (!header.getValue().isArray()) {
      throw JsonShapeException.of("header \"" + header.getKey() + "\" is not a list");
    }
    return header.getValue();
  }

  private static Digest digest(JsonNode node) throws JsonShapeException {
    return Digest.parse(JsonTree.text(node, "hash"));
  }
}
