package dev.libindex.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * Replaces nulls in what Go wrote. Go distinguishes null lists and maps from empty ones; we have
 * only empty ones.
 */
final class Nulls {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Nulls() {}

  /**
   * Returns a copy in which these fields have other values wherever they are null.
   *
   * @param values the other values by field name, as JSON
   */
  static JsonNode replaceIn(JsonNode document, Map<String, String> values) {
    JsonNode copy = document.deepCopy();
    values.forEach((name, json) -> replace(copy, name, json));
    return copy;
  }

  private static void replace(JsonNode document, String name, String json) {
    for (JsonNode parent : document.findParents(name)) {
      if (parent.get(name).isNull()) {
        ((ObjectNode) parent).set(name, parse(json));
      }
    }
    if (document.path(name).isNull()) {
      ((ObjectNode) document).set(name, parse(json));
    }
  }

  private static JsonNode parse(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
