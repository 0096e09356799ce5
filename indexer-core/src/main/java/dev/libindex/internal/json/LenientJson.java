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
 * Reads a document the way Go's encoding/json would: names match regardless of case, null leaves a
 * field unset, what is unknown is ignored, bytes that are not UTF-8 become U+FFFD. Unlike Go it
 * refuses duplicate names, and what is nested deeper than a thousand levels.
 */
public final class LenientJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** Makes something of a document or of a part of it. */
  @FunctionalInterface
  public interface Reader<T> {
    T read(JsonNode node) throws JsonShapeException;
  }

  private LenientJson() {}

  /**
   * Reads a document, which must be an object.
   *
   * @param reader may throw what the values of the model throw for a malformed text
   */
  public static <T> T read(byte[] json, Reader<T> reader) throws JsonShapeException {
    JsonNode document = object(parse(json), "the document");
    try {
      return reader.read(document);
    } catch (IllegalArgumentException | InvalidDigestException | CpeSyntaxException e) {
      throw new JsonShapeException("malformed value: " + e.getMessage(), e);
    }
  }

  /** From bytes Jackson would guess the encoding, and skip a byte order mark. */
  private static JsonNode parse(byte[] json) throws JsonShapeException {
    try {
      return MAPPER.readTree(new String(json, StandardCharsets.UTF_8));
    } catch (JsonProcessingException e) {
      throw new JsonShapeException("not JSON: " + e.getOriginalMessage(), e);
    }
  }

  /** The value, which must be an object. */
  public static JsonNode object(JsonNode node, String what) throws JsonShapeException {
    if (!node.isObject()) {
      throw JsonShapeException.of(what + " is not an object");
    }
    return node;
  }

  /** The field of an object, or null if it is absent or null. */
  public static @Nullable JsonNode field(JsonNode object, String name) throws JsonShapeException {
    JsonNode found = null;
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      if (FieldName.matches(field.getKey(), name)) {
        if (found != null) {
          throw JsonShapeException.of("\"" + name + "\" stands twice in an object");
        }
        found = field.getValue();
      }
    }
    return found == null || found.isNull() ? null : found;
  }

  /** The text of a field, or empty if it is absent or null. */
  public static String text(JsonNode object, String name) throws JsonShapeException {
    JsonNode value = field(object, name);
    if (value != null && !value.isTextual()) {
      throw JsonShapeException.of("\"" + name + "\" is not a string");
    }
    return value == null ? "" : value.textValue();
  }

  /** The elements of a list field, which must be objects; none if it is absent or null. */
  public static <T> List<T> objects(JsonNode object, String name, Reader<T> reader)
      throws JsonShapeException {
    return objectsOf(field(object, name), name, reader);
  }

  /** The elements of a list, which must be objects; none if it is null. */
  public static <T> List<T> objectsOf(@Nullable JsonNode list, String what, Reader<T> reader)
      throws JsonShapeException {
    String element = "an element of \"" + what + "\"";
    return elements(list, what, node -> reader.read(object(node, element)));
  }

  /** The texts of a list, where null is an empty one; none if the list is null. */
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

  /** The members of a field that is an object; none if it is absent or null. */
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
