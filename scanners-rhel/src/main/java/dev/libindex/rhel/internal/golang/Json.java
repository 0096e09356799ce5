package dev.libindex.rhel.internal.golang;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Reads JSON objects as Go's {@code encoding/json} does with {@code Unmarshal} into a struct.
 *
 * <p>The whole document is checked first, so that a syntax error anywhere wins over a wrong type.
 * Names of fields match whatever their case; unknown fields are skipped; of a field that stands
 * twice the last value counts; nothing may follow the document but white space; bytes that are not
 * UTF-8 become U+FFFD. Documents are streamed, never held as a tree.
 */
public final class Json {

  /** How deep Go lets arrays and objects nest. */
  private static final int DEEPEST = 10_000;

  /** The document is in memory already, so that the lengths of its parts need no limit. */
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private Json() {}

  /**
   * Reads a document that is an object, or null, which is an object without fields.
   *
   * @param fields by name, in lower case
   * @throws JsonSyntaxException if it is not JSON
   * @throws JsonTypeException if it is something else, or from a field
   */
  public static void readObject(byte[] document, Map<String, JsonField> fields)
      throws JsonSyntaxException, JsonTypeException {
    String text = new String(document, StandardCharsets.UTF_8);
    try {
      check(text);
      try (JsonParser parser = FACTORY.createParser(text)) {
        parser.nextToken();
        new JsonValue("", parser).readObject(fields);
      }
    } catch (IOException e) {
      throw syntax(e);
    }
  }

  private static void check(String text) throws IOException, JsonSyntaxException {
    try (JsonParser parser = FACTORY.createParser(text)) {
      if (parser.nextToken() == null) {
        throw new JsonSyntaxException("unexpected end of JSON");
      }
      parser.skipChildren();
      if (parser.nextToken() != null) {
        throw new JsonSyntaxException("something after the top-level value of JSON");
      }
    }
  }

  /** Leaves the cause out: its message quotes the input without a limit. */
  private static JsonSyntaxException syntax(IOException e) {
    String message = "invalid JSON";
    if (e instanceof JsonProcessingException json && json.getLocation() != null) {
      message += " at line " + json.getLocation().getLineNr();
    }
    return new JsonSyntaxException(message);
  }
}
