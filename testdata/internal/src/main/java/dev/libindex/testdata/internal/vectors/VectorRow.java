package dev.libindex.testdata.internal.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * One line of a table.
 *
 * @param number the line's number in its file, from 1
 * @param json the line
 */
public record VectorRow(int number, JsonNode json) {

  /** Returns the input. */
  public JsonNode in() {
    return json.path("in");
  }

  /** Returns the row's key, which is its input, as JSON unless it is a text. */
  public String key() {
    return in().isTextual() ? in().textValue() : in().toString();
  }

  /** Returns the input, which must be a text. */
  public String text() {
    return text(in());
  }

  /** Returns the value as a text, with U+FFFD for bytes that are not UTF-8. */
  public static String text(JsonNode value) {
    return new String(bytes(value), StandardCharsets.UTF_8);
  }

  /** Returns the value as the bytes that claircore got. */
  public static byte[] bytes(JsonNode value) {
    return value.has("b64")
        ? Base64.getDecoder().decode(value.get("b64").textValue())
        : value.textValue().getBytes(StandardCharsets.UTF_8);
  }

  /** Returns claircore's answer; a missing node if it failed. */
  public JsonNode out() {
    return json.path("out");
  }

  /** Returns whether claircore returned an error. */
  public boolean isError() {
    return json.has("error");
  }

  /** Returns whether claircore's answer is marked as wrong. */
  public boolean isClaircoreWrong() {
    return json.has("claircore_wrong");
  }

  @Override
  public String toString() {
    String input = (in().isMissingNode() ? json : in()).toString();
    return number + ": " + (input.length() > 100 ? input.substring(0, 100) + "…" : input);
  }
}
