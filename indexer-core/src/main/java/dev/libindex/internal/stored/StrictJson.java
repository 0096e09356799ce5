package dev.libindex.internal.stored;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.libindex.cpe.CpeSyntaxException;
import dev.libindex.internal.json.JsonShapeException;
import dev.libindex.model.InvalidDigestException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON field by field in the order in which it was written. A field that is missing, unknown,
 * misplaced, duplicate or of the wrong type causes a {@link JsonShapeException} that names the
 * place. Not thread-safe.
 */
final class StrictJson {
  /** Many names are ids of packages, which are not worth interning. */
  private static final JsonFactory FACTORY =
      JsonFactory.builder().disable(JsonFactory.Feature.INTERN_FIELD_NAMES).build();

  /** The number of bytes from which Jackson guesses the encoding. */
  private static final int GUESSED_FROM = 4;

  /** Reads the whole of the next value of the document. */
  @FunctionalInterface
  interface Reader<T> {
    T read(StrictJson json) throws IOException;
  }

  /** Its current token is the first that has not been read. */
  private final JsonParser parser;

  private StrictJson(JsonParser parser) {
    this.parser = parser;
  }

  /**
   * Reads a whole document.
   *
   * @param reader may throw an IllegalArgumentException or an exception of the model for a
   *     malformed value
   */
  static <T> T read(byte[] document, Reader<T> reader) throws JsonShapeException {
    checkEncoding(document);
    try (JsonParser parser = FACTORY.createParser(document)) {
      return new StrictJson(parser).read(reader);
    } catch (JsonProcessingException e) {
      throw new JsonShapeException("not JSON: " + e.getOriginalMessage(), e);
    } catch (JsonShapeException e) {
      throw e;
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory cannot fail", e);
    }
  }

  /** Makes sure that Jackson, which guesses the encoding from the first bytes, reads UTF-8. */
  private static void checkEncoding(byte[] document) throws JsonShapeException {
    for (int i = 0; i < Math.min(document.length, GUESSED_FROM); i++) {
      if (document[i] <= 0) {
        throw JsonShapeException.of("not JSON in UTF-8, which begins with ASCII");
      }
    }
  }

  private <T> T read(Reader<T> reader) throws IOException {
    parser.nextToken();
    T value;
    try {
      value = reader.read(this);
    } catch (IllegalArgumentException
        | ArithmeticException
        | InvalidDigestException
        | CpeSyntaxException e) {
      throw new JsonShapeException("malformed value" + place() + ": " + e.getMessage(), e);
    }
    if (parser.currentToken() != null) {
      throw unexpected("the end of the document");
    }
    return value;
  }

  void beginObject() throws IOException {
    take(JsonToken.START_OBJECT, "an object");
  }

  void endObject() throws IOException {
    take(JsonToken.END_OBJECT, "the end of an object");
  }

  /** Returns whether the next field has this name. */
  boolean nextIs(String name) throws IOException {
    return parser.currentToken() == JsonToken.FIELD_NAME && parser.currentName().equals(name);
  }

  /** Skips the name of the next field, which must be this one. */
  void field(String name) throws IOException {
    if (!nextIs(name)) {
      throw unexpected("\"" + name + "\"");
    }
    parser.nextToken();
  }

  String text(String name) throws IOException {
    field(name);
    return text(this);
  }

  /** Returns the text of the next field, or empty if it has another name. */
  String textIfNext(String name) throws IOException {
    return nextIs(name) ? text(name) : "";
  }

  /** Returns the text of a field, or null if the field is null. */
  @Nullable String textOrNull(String name) throws IOException {
    field(name);
    return skipNull() ? null : text(this);
  }

  long wholeNumber(String name) throws IOException {
    field(name);
    if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT) {
      throw unexpected("a whole number");
    }
    long value = parser.getLongValue();
    parser.nextToken();
    return value;
  }

  boolean flag(String name) throws IOException {
    field(name);
    boolean value = parser.currentToken() == JsonToken.VALUE_TRUE;
    take(value ? JsonToken.VALUE_TRUE : JsonToken.VALUE_FALSE, "true or false");
    return value;
  }

  List<String> texts(String name) throws IOException {
    return list(name, StrictJson::text);
  }

  /** Returns the texts of a field, or null if the field is null. */
  @Nullable List<String> textsOrNull(String name) throws IOException {
    field(name);
    return skipNull() ? null : list(StrictJson::text);
  }

  <T> List<T> list(String name, Reader<T> element) throws IOException {
    field(name);
    return list(element);
  }

  <T> List<T> list(Reader<T> element) throws IOException {
    take(JsonToken.START_ARRAY, "a list");
    List<T> list = new ArrayList<>();
    while (parser.currentToken() != JsonToken.END_ARRAY) {
      list.add(element.read(this));
    }
    parser.nextToken();
    return list;
  }

  /** Reads a field that is an object with arbitrary names. */
  <T> Map<String, T> map(String name, Reader<T> value) throws IOException {
    field(name);
    beginObject();
    Map<String, T> map = new LinkedHashMap<>();
    while (parser.currentToken() == JsonToken.FIELD_NAME) {
      String key = parser.currentName();
      parser.nextToken();
      if (map.put(key, value.read(this)) != null) {
        throw JsonShapeException.of("\"" + key + "\" occurs twice" + place());
      }
    }
    endObject();
    return map;
  }

  private static String text(StrictJson json) throws IOException {
    if (json.parser.currentToken() != JsonToken.VALUE_STRING) {
      throw json.unexpected("a text");
    }
    String text = json.parser.getText();
    json.parser.nextToken();
    return text;
  }

  private boolean skipNull() throws IOException {
    boolean isNull = parser.currentToken() == JsonToken.VALUE_NULL;
    if (isNull) {
      parser.nextToken();
    }
    return isNull;
  }

  private void take(JsonToken token, String what) throws IOException {
    if (parser.currentToken() != token) {
      throw unexpected(what);
    }
    parser.nextToken();
  }

  private JsonShapeException unexpected(String wanted) throws IOException {
    JsonToken token = parser.currentToken();
    String found =
        token == JsonToken.FIELD_NAME ? "\"" + parser.currentName() + "\"" : String.valueOf(token);
    return JsonShapeException.of("expected " + wanted + " but found " + found + place());
  }

  private String place() {
    String pointer = parser.getParsingContext().pathAsPointer().toString();
    return " at " + (pointer.isEmpty() ? "the top" : pointer);
  }
}
