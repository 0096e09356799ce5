package dev.libindex.core.mapping;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** The Retry-After header (RFC 9110, section 10.2.3): seconds, or a date. */
final class RetryAfter {
  private RetryAfter() {}

  /** How long the server asks to be left alone; zero if it does not say, or says it badly. */
  static Duration of(HttpHeaders headers, Instant now) {
    String value = headers.firstValue("Retry-After").orElse("").trim();
    try {
      if (!value.isEmpty() && value.chars().allMatch(c -> c >= '0' && c <= '9')) {
        return Duration.ofSeconds(Math.min(Long.parseLong(value), Duration.ofDays(1).toSeconds()));
      }
      if (!value.isEmpty()) {
        Instant at = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
        return at.isAfter(now) ? Duration.between(now, at) : Duration.ZERO;
      }
    } catch (DateTimeException | NumberFormatException e) {
      return Duration.ZERO;
    }
    return Duration.ZERO;
  }
}
