package dev.libindex.rhel.internal.input;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The beginning of a file")
class FileBeginningTest {
  private static final long SMALL = 1_000;

  /** Returns the buffer as scanners get it: what follows the beginning is of an earlier file. */
  private static byte[] buffer(String beginning) {
    byte[] text = beginning.getBytes(UTF_8);
    byte[] buffer = Arrays.copyOf("{\"key\"}\nNAME=".repeat(40).getBytes(UTF_8), 512);
    System.arraycopy(text, 0, buffer, 0, text.length);
    return buffer;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          NAME=x            | true
          # a comment\\nNAME=y | true
          PRETTY_NAME=x     | false
          NAM               | false
          X=1\\nNAME=y       | false
          #!/bin/sh\\nNAME=y | false
          # NAME=           | false
          """)
  @DisplayName("has a line that begins with a text")
  void lines(String text, boolean expected) {
    String beginning = text.replace("\\n", "\n");
    assertEquals(
        expected, FileBeginning.hasLine("NAME=", buffer(beginning), beginning.length(), SMALL));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"key": 1           | true
          \\n {"a": {"key": 1 | true
          ["key"]             | false
          {"other": 1         | false
          {                   | false
          """)
  @DisplayName("is a JSON object with a key")
  void json(String text, boolean expected) {
    String beginning = text.replace("\\n", "\n");
    assertEquals(
        expected,
        FileBeginning.isJsonWith("\"key\"", buffer(beginning), beginning.length(), SMALL));
  }

  @Test
  @DisplayName("does not matter if the file is too large to be one of text")
  void large() {
    byte[] beginning = "NAME={\"key\"".getBytes(UTF_8);
    assertEquals(false, FileBeginning.hasLine("NAME=", beginning, beginning.length, 1 << 20));
    byte[] json = "{\"key\"".getBytes(UTF_8);
    assertEquals(false, FileBeginning.isJsonWith("\"key\"", json, json.length, 1 << 20));
  }
}
