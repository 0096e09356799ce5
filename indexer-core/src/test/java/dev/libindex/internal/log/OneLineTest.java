package dev.libindex.internal.log;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("One line")
class OneLineTest {

  @Test
  @DisplayName("has no line ends and no escape sequences, and is not too long")
  void cleaned() {
    assertEquals(
        "var/lib/rpm [main] ERROR forged [2J/db",
        OneLine.of("var/lib/rpm\n[main] ERROR\r\nforged\u001b[2J/db"));
    assertEquals(503, OneLine.of("x".repeat(5_000_000)).length());
  }
}
