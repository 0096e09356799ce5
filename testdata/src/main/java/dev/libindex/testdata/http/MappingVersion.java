package dev.libindex.testdata.http;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/**
 * One version of a mapping file with its validators. Answers conditional requests as RFC 9110
 * (section 13.2.2) says: If-None-Match, if sent, takes precedence.
 */
final class MappingVersion implements Answer {
  private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.RFC_1123_DATE_TIME;

  // After the ninth of a month: the formatter writes one digit for days below ten, HTTP has two.
  private static final Instant FIRST = Instant.parse("2026-01-10T00:00:00Z");

  private final byte[] content;
  private final String entityTag;
  private final Instant modified;

  /** Creates the version with this number, modified a minute after the previous one. */
  MappingVersion(int number, byte[] content) {
    this.content = content;
    this.entityTag = "\"version-" + number + "\"";
    this.modified = FIRST.plus(number, ChronoUnit.MINUTES);
  }

  @Override
  public void respond(Exchange exchange) throws IOException, InterruptedException {
    String lastModified = HTTP_DATE.format(modified.atOffset(ZoneOffset.UTC));
    if (unchangedFor(exchange)) {
      exchange.begin(304, Map.of("ETag", entityTag, "Last-Modified", lastModified), 0).close();
      return;
    }
    BlobAnswer.of(Body.of(content))
        .contentType("application/json")
        .header("ETag", entityTag)
        .header("Last-Modified", lastModified)
        .withoutRanges()
        .respond(exchange);
  }

  private boolean unchangedFor(Exchange exchange) {
    Optional<String> ifNoneMatch = exchange.header("If-None-Match");
    return ifNoneMatch.isPresent()
        ? ifNoneMatch.get().equals(entityTag)
        : exchange.header("If-Modified-Since").filter(this::notModifiedSince).isPresent();
  }

  private boolean notModifiedSince(String date) {
    try {
      return !modified.isAfter(Instant.from(HTTP_DATE.parse(date)));
    } catch (DateTimeParseException e) {
      return false; // RFC 9110, section 13.1.3: an invalid date is ignored.
    }
  }
}
