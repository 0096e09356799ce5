package dev.libindex.core.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a document the way Go's encoding/json would: names match regardless of case, null leaves a
 * field unset, what is unknown is ignored. Unlike Go it refuses duplicate names and whatever
 * follows the document.
 */
public final class JsonTree {
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private JsonTree() {}

  /** The document, which must be an object. */
  public static JsonNode object(byte[] json) throws JsonShapeException {
    JsonNode node;
    try {
      node = MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new JsonShapeException("not JSON: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new JsonShapeException("not JSON: " + e.getMessage(), e);
    }
    return object(node, "the document");
  }

  /** The value, which must be an object. */
  public static JsonNode object(JsonNode node, String what) throws JsonShapeException {
    if (!node.isObject()) {
      throw new JsonShapeException(what + " is not an object", null);
    }
    return node;
  }

  /** The field, or null if it is absent or null. */
  public static @Nullable JsonNode field(JsonNode object, String name) {
    JsonNode exact = object.get(name);
    if (exact != null) {
      return exact.isNull() ? null : exact;
    }
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      if (field.getKey().equalsIgnoreCase(name) && !field.getValue().isNull()) {
        return field.getValue();
      }
    }
    return null;
  }

  /** The text of a field, or empty if it is absent or null. */
  public static String text(JsonNode object, String name) throws JsonShapeException {
    JsonNode value = field(object, name);
    return value == null ? "" : string(value, "\"" + name + "\"");
  }

  /** The text of a value that must be one. */
  public static String string(JsonNode value, String what) throws JsonShapeException {
    if (!value.isTextual()) {
      throw new JsonShapeException(what + " is not a string", null);
    }
    return value.textValue();
  }

  /** The list of a field; an empty one if it is absent or null. */
  public static Iterable<JsonNode> list(JsonNode object, String name) throws JsonShapeException {
    JsonNode value = field(object, name);
    if (value == null) {
      return List.of();
    }
    if (!value.isArray()) {
      throw new JsonShapeException("\"" + name + "\" is not a list", null);
    }
    return value;
  }

  /** The members of a field that is an object; none if it is absent or null. */
  public static Iterable<Map.Entry<String, JsonNode>> members(JsonNode object, String name)
      throws JsonShapeException {
    JsonNode value = field(object, name);
    return value == null ? List.of() : object(value, "\"" + name + "\"").properties();
  }
}
