package dev.libindex.rhel.internal.gojson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

  @Test
  void namesMatchRegardlessOfCase() throws JsonSyntaxException, JsonTypeException {
    assertEquals(
        List.of("1", "2", "3"),
        strings("{\"keys\":\"1\",\"KEYS\":\"2\",\"\u212aey\u017f\":\"3\"}"));
  }

  @Test
  void nullLeavesTheFieldAlone() throws JsonSyntaxException, JsonTypeException {
    assertEquals(List.of(), strings("{\"keys\":null}"));
    assertEquals(List.of(), strings("null"));
  }

  @Test
  void nestingIsBounded() throws JsonSyntaxException, JsonTypeException {
    assertEquals(List.of(), strings(nested(9_999)));
    assertThrows(JsonSyntaxException.class, () -> strings(nested(10_000)));
    assertThrows(JsonSyntaxException.class, () -> strings("[".repeat(1_000_000)));
  }

  private static String nested(int depth) {
    return "{\"x\":" + "[".repeat(depth) + "]".repeat(depth) + "}";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{\"keys\":1",
        "{\"keys\":1} x",
        "{}{}",
        "\ufeff{}",
        "{\"keys\":01}",
        "{\"keys\":.5}",
        "{\"keys\":+1}",
        "{\"keys\":NaN}",
        "{'keys':1}",
        "{\"a\":1,}",
        "{\"a\":\"\t\"}",
        "{/**/}",
        "{\"a\":1}\u0000",
        "nul"
      })
  void syntaxErrorTakesPrecedenceOverWrongType(String document) {
    assertThrows(JsonSyntaxException.class, () -> strings(document));
  }

  @Test
  void wrongTypeNamesTheField() {
    JsonTypeException e =
        assertThrows(JsonTypeException.class, () -> strings("{\"Keys\":[\"1\"]}"));
    assertEquals("JSON field \"keys\": not a string", e.getMessage());
  }

  @Test
  void utf16IsNotJson() {
    byte[] document = "{}".getBytes(StandardCharsets.UTF_16BE);
    assertThrows(JsonSyntaxException.class, () -> Json.readObject(document, Map.of()));
  }

  @Test
  void longNumbersAndNamesAreAccepted() throws JsonSyntaxException, JsonTypeException {
    String digits = "1".repeat(100_000);
    assertEquals(List.of(), strings("{\"" + digits + "\":" + digits + "}"));
  }

  private static List<String> strings(String document)
      throws JsonSyntaxException, JsonTypeException {
    List<String> strings = new ArrayList<>();
    Json.readObject(
        document.getBytes(StandardCharsets.UTF_8),
        Map.of("keys", value -> value.string().ifPresent(strings::add)));
    return strings;
  }
}
