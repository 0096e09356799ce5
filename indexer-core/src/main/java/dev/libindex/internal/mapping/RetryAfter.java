package dev.libindex.internal.mapping;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

/** The Retry-After header (RFC 9110, section 10.2.3): seconds, or a date. */
final class RetryAfter {
  /** The maximum wait, whatever a server asks for. */
  private static final Duration MAX_WAIT = Duration.ofDays(1);

  private RetryAfter() {}

  /** Returns how long the server asks clients to wait; zero if it does not say or is malformed. */
  static Duration of(HttpHeaders headers, Instant now) {
    String value = headers.firstValue("Retry-After").orElse("").trim();
    Duration wait = value.matches("[0-9]+") ? seconds(value) : untilDate(value, now);
    return wait.compareTo(MAX_WAIT) < 0 ? wait : MAX_WAIT;
  }

  private static Duration seconds(String digits) {
    return digits.length() > 9 ? MAX_WAIT : Duration.ofSeconds(Long.parseLong(digits));
  }

  private static Duration untilDate(String value, Instant now) {
    try {
      Instant date = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return date.isAfter(now) ? Duration.between(now, date) : Duration.ZERO;
    } catch (DateTimeParseException e) {
      return Duration.ZERO; // HTTP's other date formats have been obsolete for decades.
    }
  }
}
