package dev.libindex.rhel.internal.gojson;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Reads JSON objects as Go's {@code encoding/json} does when it unmarshals into a struct.
 *
 * <p>The whole document is checked first, so that a syntax error anywhere takes precedence over a
 * wrong type. Field names match regardless of case; unknown fields are skipped; the last value of a
 * repeated field counts; only white space may follow the document; bytes that are not valid UTF-8
 * become U+FFFD. Documents are streamed, never held as a tree.
 */
public final class Json {

  /** Go's limit on the nesting of arrays and objects. */
  private static final int MAX_DEPTH = 10_000;

  /** The document is in memory already, so the lengths of its parts need no limit. */
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private Json() {}

  /**
   * Reads a document that is an object, or null, which counts as an object without fields.
   *
   * @param fields the known fields, by name in lower case
   * @throws JsonSyntaxException if the document is not JSON
   * @throws JsonTypeException if the document is neither an object nor null, or if a field throws
   *     it
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

  /** Creates the exception without a cause, whose message would quote the input at any length. */
  private static JsonSyntaxException syntax(IOException e) {
    String message = "invalid JSON";
    if (e instanceof JsonProcessingException json && json.getLocation() != null) {
      message += " at line " + json.getLocation().getLineNr();
    }
    return new JsonSyntaxException(message);
  }
}
