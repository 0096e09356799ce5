package dev.libindex.rhel.internal.gojson;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses RFC 3339 times as Go's {@code time.Parse} does.
 *
 * <p>Go is more lenient than the RFC: the hour may have one digit, the fraction may follow a comma,
 * and an offset may have 24 hours or 60 minutes. It is also stricter: {@code T} and {@code Z} must
 * be upper case, and a second of 60 is refused.
 */
public final class Timestamps {

  private static final Pattern TIME =
      Pattern.compile(
          "([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{1,2}):([0-9]{2}):([0-9]{2})"
              + "(?:[.,]([0-9]++))?(?:Z|([+-])([0-9]{2}):([0-9]{2}))");

  private static final int NANOSECOND_DIGITS = 9;
  private static final int MAX_OFFSET_HOURS = 24;
  private static final int MAX_OFFSET_MINUTES = 60;

  private Timestamps() {}

  /** Returns the instant, to the nanosecond, or empty if the text is not a time. */
  public static Optional<Instant> parse(String text) {
    Matcher time = TIME.matcher(text);
    if (!time.matches()) {
      return Optional.empty();
    }
    try {
      return offsetSeconds(time)
          .map(offset -> local(time).toInstant(ZoneOffset.UTC).minusSeconds(offset));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static LocalDateTime local(Matcher time) {
    String fraction = time.group(7) == null ? "" : time.group(7);
    String digits = (fraction + "0".repeat(NANOSECOND_DIGITS)).substring(0, NANOSECOND_DIGITS);
    return LocalDateTime.of(
        number(time, 1),
        number(time, 2),
        number(time, 3),
        number(time, 4),
        number(time, 5),
        number(time, 6),
        Integer.parseInt(digits));
  }

  private static Optional<Long> offsetSeconds(Matcher time) {
    if (time.group(8) == null) {
      return Optional.of(0L);
    }
    int hours = number(time, 9);
    int minutes = number(time, 10);
    if (hours > MAX_OFFSET_HOURS || minutes > MAX_OFFSET_MINUTES) {
      return Optional.empty();
    }
    long seconds = 60L * (60L * hours + minutes);
    return Optional.of(time.group(8).equals("-") ? -seconds : seconds);
  }

  private static int number(Matcher time, int group) {
    return Integer.parseInt(time.group(group));
  }
}
