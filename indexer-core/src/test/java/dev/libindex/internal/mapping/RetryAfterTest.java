package dev.libindex.internal.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Retry-After")
class RetryAfterTest {
  private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");

  @ParameterizedTest(name = "''{0}'' is {1}")
  @CsvSource({
    "120, PT2M",
    "0, PT0S",
    "' 7 ', PT7S",
    "86400, PT24H",
    "86401, PT24H",
    "99999999999999999999999, PT24H",
    "'Tue, 10 Mar 2026 12:05:00 GMT', PT5M",
    "'Tue, 10 Mar 2026 11:00:00 GMT', PT0S",
    "'Tue, 10 Mar 2099 12:00:00 GMT', PT24H",
    "-5, PT0S",
    "1.5, PT0S",
    "soon, PT0S",
    "'Tue, 99 Mar 2026 12:05:00 GMT', PT0S",
    "'', PT0S",
    "٣٠, PT0S"
  })
  @DisplayName("gives the wait, a day at most, or none if it is malformed")
  void parsed(String value, Duration wait) {
    HttpHeaders headers =
        HttpHeaders.of(Map.of("retry-after", List.of(value)), (name, text) -> true);
    assertEquals(wait, RetryAfter.of(headers, NOW));
  }

  @Test
  @DisplayName("may be absent")
  void absent() {
    assertEquals(Duration.ZERO, RetryAfter.of(HttpHeaders.of(Map.of(), (name, text) -> true), NOW));
  }
}
