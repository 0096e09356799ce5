package dev.libindex.internal.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.libindex.cpe.CpeSyntaxException;
import dev.libindex.model.InvalidDigestException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a document from elsewhere leniently, as Go's encoding/json would: names match regardless of
 * case, null leaves a field unset, unknown names are ignored, bytes that are not UTF-8 become
 * U+FFFD. Unlike Go it refuses duplicate names, and documents nested deeper than a thousand levels.
 */
public final class LenientJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** Reads a value from a document or from a part of it. */
  @FunctionalInterface
  public interface Reader<T> {
    T read(JsonNode node) throws JsonShapeException;
  }

  private LenientJson() {}

  /**
   * Reads a document, which must be an object.
   *
   * @param reader may throw the exceptions of the model for malformed values
   */
  public static <T> T read(byte[] json, Reader<T> reader) throws JsonShapeException {
    JsonNode document = object(parse(json), "the document");
    try {
      return reader.read(document);
    } catch (IllegalArgumentException | InvalidDigestException | CpeSyntaxException e) {
      throw new JsonShapeException("malformed value: " + e.getMessage(), e);
    }
  }

  /**
   * Parses a document. Decodes UTF-8 first: given bytes, Jackson would guess the encoding and skip
   * a byte order mark.
   */
  private static JsonNode parse(byte[] json) throws JsonShapeException {
    try {
      return MAPPER.readTree(new String(json, StandardCharsets.UTF_8));
    } catch (JsonProcessingException e) {
      throw new JsonShapeException("not JSON: " + e.getOriginalMessage(), e);
    }
  }

  /** Returns the value, which must be an object. */
  public static JsonNode object(JsonNode node, String what) throws JsonShapeException {
    if (!node.isObject()) {
      throw JsonShapeException.of(what + " is not an object");
    }
    return node;
  }

  /** Returns a field of an object, or null if it is absent or null. */
  public static @Nullable JsonNode field(JsonNode object, String name) throws JsonShapeException {
    JsonNode found = null;
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      if (FieldName.matches(field.getKey(), name)) {
        if (found != null) {
          throw JsonShapeException.of("\"" + name + "\" occurs twice in an object");
        }
        found = field.getValue();
      }
    }
    return found == null || found.isNull() ? null : found;
  }

  /** Returns the text of a field, or empty if it is absent or null. */
  public static String text(JsonNode object, String name) throws JsonShapeException {
    JsonNode value = field(object, name);
    if (value != null && !value.isTextual()) {
      throw JsonShapeException.of("\"" + name + "\" is not a string");
    }
    return value == null ? "" : value.textValue();
  }

  /** Returns the elements of a field, which must be objects; none if it is absent or null. */
  public static <T> List<T> objects(JsonNode object, String name, Reader<T> reader)
      throws JsonShapeException {
    return objectsOf(field(object, name), name, reader);
  }

  /** Returns the elements of a list, which must be objects; none if the list is null. */
  public static <T> List<T> objectsOf(@Nullable JsonNode list, String what, Reader<T> reader)
      throws JsonShapeException {
    String element = "an element of \"" + what + "\"";
    return elements(list, what, node -> reader.read(object(node, element)));
  }

  /** Returns the texts of a list, in which null is an empty text; none if the list is null. */
  public static List<String> textsOf(@Nullable JsonNode list, String what)
      throws JsonShapeException {
    return elements(
        list,
        what,
        node -> {
          if (!node.isTextual() && !node.isNull()) {
            throw JsonShapeException.of("an element of \"" + what + "\" is not a string");
          }
          return node.isNull() ? "" : node.textValue();
        });
  }

  private static <T> List<T> elements(@Nullable JsonNode list, String what, Reader<T> reader)
      throws JsonShapeException {
    if (list == null || list.isNull()) {
      return List.of();
    }
    if (!list.isArray()) {
      throw JsonShapeException.of("\"" + what + "\" is not a list");
    }
    List<T> elements = new ArrayList<>(list.size());
    for (JsonNode element : list) {
      elements.add(reader.read(element));
    }
    return elements;
  }

  /** Returns the members of a field that is an object; none if it is absent or null. */
  public static <T> Map<String, T> members(JsonNode object, String name, Reader<T> reader)
      throws JsonShapeException {
    JsonNode value = field(object, name);
    if (value == null) {
      return Map.of();
    }
    Map<String, T> members = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> member : object(value, "\"" + name + "\"").properties()) {
      members.put(member.getKey(), reader.read(member.getValue()));
    }
    return members;
  }
}
