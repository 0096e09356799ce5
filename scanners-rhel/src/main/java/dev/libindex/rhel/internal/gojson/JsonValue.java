package dev.libindex.rhel.internal.gojson;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** A value in a JSON document, which can be read once, by one of these methods. */
public final class JsonValue {

  private static final Pattern INTEGER = Pattern.compile("-?[0-9]++");

  private static final int REPLACEMENT = 0xfffd;

  private final String field;
  private final JsonParser parser;

  JsonValue(String field, JsonParser parser) {
    this.field = field;
    this.parser = parser;
  }

  /** Returns the value as a string, or empty for null. */
  public Optional<String> string() throws JsonTypeException {
    return switch (parser.currentToken()) {
      case VALUE_STRING -> Optional.of(text());
      case VALUE_NULL -> Optional.empty();
      default -> throw wrong("not a string");
    };
  }

  /** Returns the value as a boolean, or empty for null. */
  public Optional<Boolean> bool() throws JsonTypeException {
    return switch (parser.currentToken()) {
      case VALUE_TRUE -> Optional.of(true);
      case VALUE_FALSE -> Optional.of(false);
      case VALUE_NULL -> Optional.empty();
      default -> throw wrong("not a bool");
    };
  }

  /** Returns the value as a 64-bit number without fraction or exponent, or empty for null. */
  public OptionalLong integer() throws JsonTypeException {
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return OptionalLong.empty();
    }
    String number = parser.currentToken().isNumeric() ? text() : "";
    if (!INTEGER.matcher(number).matches()) {
      throw wrong("not an integer");
    }
    try {
      return OptionalLong.of(Long.parseLong(number));
    } catch (NumberFormatException e) {
      throw wrong("out of range");
    }
  }

  /** Returns the value as a list of strings, or empty for null. A null in the list becomes "". */
  public Optional<List<String>> strings() throws JsonTypeException {
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return Optional.empty();
    }
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      throw wrong("not a list");
    }
    List<String> strings = new ArrayList<>();
    while (next() != JsonToken.END_ARRAY) {
      strings.add(string().orElse(""));
    }
    return Optional.of(strings);
  }

  /** Reads the value as an object; null counts as an object without fields. */
  public void readObject(Map<String, JsonField> fields) throws JsonTypeException {
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return;
    }
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw wrong("not an object");
    }
    while (next() != JsonToken.END_OBJECT) {
      String name = fold(text());
      next();
      JsonField known = fields.get(name);
      if (known == null) {
        skip();
      } else {
        known.read(new JsonValue(name, parser));
      }
    }
  }

  /** Folds case as Go does when it compares names: including the long s and the Kelvin sign. */
  private static String fold(String name) {
    return name.replace('\u017f', 's').replace('\u212a', 'k').toLowerCase(Locale.ROOT);
  }

  private JsonTypeException wrong(String problem) {
    return new JsonTypeException(field, problem);
  }

  // The document is in memory and has been checked, so the parser finds nothing wrong from here on.

  private JsonToken next() {
    try {
      return parser.nextToken();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void skip() {
    try {
      parser.skipChildren();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the text of the token, with unpaired surrogates replaced by U+FFFD. */
  private String text() {
    try {
      return repaired(parser.getText());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Replaces unpaired surrogates, which JSON escapes can produce and Go does not keep. */
  private static String repaired(String text) {
    if (text.chars().noneMatch(c -> Character.isSurrogate((char) c))) {
      return text;
    }
    StringBuilder repaired = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? REPLACEMENT : c)
        .forEach(repaired::appendCodePoint);
    return repaired.toString();
  }
}
