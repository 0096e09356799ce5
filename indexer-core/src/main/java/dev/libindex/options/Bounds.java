package dev.libindex.options;

import java.time.Duration;
import java.util.Objects;

/** Checks the values of options. The messages of its exceptions begin with the option's name. */
final class Bounds {
  static final Duration POSITIVE = Duration.ofNanos(1);
  private static final Duration MAX = Duration.ofDays(36_500);

  private Bounds() {}

  static void checkPositive(String option, long value) {
    if (value <= 0) {
      throw refused(option, "positive", value);
    }
  }

  static void checkFraction(String option, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw refused(option, "from 0 to 1", value);
    }
  }

  /** Checks a time that is at least {@code min}. */
  static void checkTime(String option, Duration min, Duration value) {
    Objects.requireNonNull(value, option);
    if (value.compareTo(min) < 0 || value.compareTo(MAX) > 0) {
      throw refused(option, bounds(min), value);
    }
  }

  /** Checks a time that is at least {@code min}, or negative. */
  static void checkTimeOrNegative(String option, Duration min, Duration value) {
    Objects.requireNonNull(value, option);
    if (!value.isNegative() && (value.compareTo(min) < 0 || value.compareTo(MAX) > 0)) {
      throw refused(option, bounds(min) + ", or negative", value);
    }
  }

  private static String bounds(Duration min) {
    String least = min.equals(POSITIVE) ? "positive" : "at least " + min;
    return least + " and at most " + MAX.toDays() + " days";
  }

  private static IllegalArgumentException refused(String option, String bounds, Object value) {
    return new IllegalArgumentException(option + " must be " + bounds + ", but is " + value);
  }
}
