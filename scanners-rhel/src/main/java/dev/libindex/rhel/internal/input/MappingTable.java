package dev.libindex.rhel.internal.input;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.libindex.rhel.internal.bytes.FormatException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Parses Red Hat's mapping files: a JSON object whose field {@code data} is the table. */
public final class MappingTable {
  private static final String TABLE = "data";

  /** Reads the values of a key. */
  @FunctionalInterface
  public interface Values {
    /**
     * Returns the values.
     *
     * @param parser positioned at the first token after the key; left at the value's last token
     */
    List<String> read(JsonParser parser) throws IOException;
  }

  private MappingTable() {}

  /**
   * Parses a file. Fields other than the table are ignored; the last occurrence of a key counts.
   *
   * @param name the mapping's name, for messages
   * @throws FormatException if the file is not JSON, has no table, or has anything after the object
   */
  public static Map<String, List<String>> parse(String name, byte[] bytes, Values values)
      throws IOException {
    try (JsonParser parser = new JsonFactory().createParser(bytes)) {
      Map<String, List<String>> table = table(parser, values);
      if (parser.nextToken() != null) {
        throw unexpected(parser, "the end");
      }
      return table;
    } catch (JsonProcessingException | FormatException e) {
      String problem =
          e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
      throw new FormatException("not a mapping " + name + ": " + problem);
    }
  }

  private static Map<String, List<String>> table(JsonParser parser, Values values)
      throws IOException {
    expect(parser, parser.nextToken(), JsonToken.START_OBJECT, "an object");
    Map<String, List<String>> table = new LinkedHashMap<>();
    boolean seen = false;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      boolean wanted = parser.currentName().equals(TABLE);
      parser.nextToken();
      if (wanted) {
        seen = true;
        readTable(parser, values, table);
      } else {
        parser.skipChildren();
      }
    }
    if (!seen) {
      throw new FormatException("no field \"" + TABLE + "\"");
    }
    return table;
  }

  private static void readTable(JsonParser parser, Values values, Map<String, List<String>> table)
      throws IOException {
    expect(parser, parser.currentToken(), JsonToken.START_OBJECT, "an object in \"data\"");
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = parser.currentName();
      parser.nextToken();
      table.put(key, values.read(parser));
    }
  }

  /**
   * Returns whether an object begins here; false for a null, which counts as an empty object.
   *
   * @throws FormatException if it is anything else
   */
  public static boolean isObject(JsonParser parser) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return false;
    }
    expect(parser, parser.currentToken(), JsonToken.START_OBJECT, "an object");
    return true;
  }

  /**
   * Returns the list of strings that begins here; a null counts as an empty list or string.
   *
   * @throws FormatException if it is anything else
   */
  public static List<String> texts(JsonParser parser) throws IOException {
    List<String> texts = new ArrayList<>();
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return texts;
    }
    expect(parser, parser.currentToken(), JsonToken.START_ARRAY, "a list");
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken() == JsonToken.VALUE_NULL) {
        texts.add("");
      } else {
        expect(parser, parser.currentToken(), JsonToken.VALUE_STRING, "a text");
        texts.add(parser.getText());
      }
    }
    return texts;
  }

  private static void expect(
      JsonParser parser, @Nullable JsonToken found, JsonToken expected, String description)
      throws IOException {
    if (found != expected) {
      throw unexpected(parser, description);
    }
  }

  private static FormatException unexpected(JsonParser parser, String expected) {
    return new FormatException(
        "%s expected in line %d, column %d"
            .formatted(
                expected,
                parser.currentTokenLocation().getLineNr(),
                parser.currentTokenLocation().getColumnNr()));
  }
}
