package dev.libindex.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.libindex.internal.json.JsonOutput;
import dev.libindex.internal.json.JsonShapeException;
import dev.libindex.internal.json.LenientJson;
import dev.libindex.model.Digest;
import dev.libindex.model.Layer;
import dev.libindex.model.Manifest;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes manifests in the form that Clair's {@code POST /indexer/api/v1/index_report}
 * accepts ({@code hash}, {@code layers} with {@code hash}, {@code uri}, {@code headers}). A layer
 * may have a {@code diff_id} as well, which Clair ignores. Reading is as lenient as Go's
 * encoding/json. Thread-safe.
 */
public final class ManifestJson {
  static final String EXPECTED =
      "a Clair manifest has \"hash\", and \"layers\" with \"hash\" and \"uri\" each";

  private ManifestJson() {}

  /**
   * Reads a manifest.
   *
   * @throws JsonFormatException if the document or a digest is malformed, the hash is missing, or
   *     there are no layers
   */
  public static Manifest read(byte[] json) {
    Manifest manifest = readUnchecked(json);
    if (manifest.layers().isEmpty()) {
      throw new JsonFormatException(
          JsonShapeException.of("the manifest has no layers; " + EXPECTED));
    }
    return manifest;
  }

  /**
   * Reads a manifest as claircore does, which leaves it to Clair to check that there are layers.
   */
  static Manifest readUnchecked(byte[] json) {
    try {
      return LenientJson.read(
          json,
          root -> {
            OtherManifest.refuse(root);
            return new Manifest(
                digest(root, "the manifest"),
                LenientJson.objects(root, "layers", ManifestJson::layer));
          });
    } catch (JsonShapeException e) {
      throw new JsonFormatException(e);
    }
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

  private static void write(Layer layer, JsonGenerator json) throws IOException {
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
    if (layer.diffId() != null) {
      json.writeStringField("diff_id", layer.diffId().toString());
    }
    json.writeEndObject();
  }

  private static Layer layer(JsonNode node) throws JsonShapeException {
    return new Layer(
        digest(node, "a layer"),
        LenientJson.text(node, "uri"),
        headers(node),
        diffId(LenientJson.text(node, "diff_id")));
  }

  private static Map<String, List<String>> headers(JsonNode layer) throws JsonShapeException {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> header :
        LenientJson.members(layer, "headers", values -> values).entrySet()) {
      headers.put(header.getKey(), values(header.getKey(), header.getValue()));
    }
    return headers;
  }

  /** Returns the values of a header, which a message must not show: they may be credentials. */
  private static List<String> values(String header, JsonNode values) throws JsonShapeException {
    try {
      return LenientJson.textsOf(values, "headers");
    } catch (JsonShapeException e) {
      throw new JsonShapeException(
          "the header \"%s\" needs a list of strings, such as [\"value\"]".formatted(header), e);
    }
  }

  private static @Nullable Digest diffId(String text) {
    return text.isEmpty() ? null : Digest.parse(text);
  }

  private static Digest digest(JsonNode node, String owner) throws JsonShapeException {
    String hash = LenientJson.text(node, "hash");
    if (hash.isEmpty()) {
      throw JsonShapeException.of("%s has no \"hash\"; %s".formatted(owner, EXPECTED));
    }
    return Digest.parse(hash);
  }
}
