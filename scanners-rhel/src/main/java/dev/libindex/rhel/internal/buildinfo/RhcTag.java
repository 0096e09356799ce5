package dev.libindex.rhel.internal.buildinfo;

import dev.libindex.model.NormalizedVersion;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The first two numbers of the tag of a Red Hat container, such as {@code v4.6.0-202112132021}.
 *
 * <p>They name a series of tags: {@code 4.6.3-1} and {@code 4.6.9-7} both belong to {@code 4.6}.
 */
public record RhcTag(long major, long minor) {

  private static final String KIND = "rhctag";

  private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]++");

  /**
   * Parses a tag: numbers joined by dots, optionally preceded by {@code v} and followed by a hyphen
   * and a release. The second number is 0 if it is missing or not a number.
   *
   * @return empty if the first part is not a number, or does not fit in 64 bits
   */
  public static Optional<RhcTag> parse(String tag) {
    String numbers = upTo('-', tag.startsWith("v") ? tag.substring(1) : tag);
    String major = upTo('.', numbers);
    String rest = numbers.substring(Math.min(numbers.length(), major.length() + 1));
    long minor = integer(upTo('.', rest)).orElse(0L);
    return integer(major).map(number -> new RhcTag(number, minor));
  }

  /** Returns the text before the character, or all of it if the character is missing or first. */
  private static String upTo(char c, String text) {
    int end = text.indexOf(c);
    return end > 0 ? text.substring(0, end) : text;
  }

  private static Optional<Long> integer(String text) {
    try {
      return INTEGER.matcher(text).matches() ? Optional.of(Long.parseLong(text)) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /**
   * Returns the lowest version of the series. As in claircore, only the low 32 bits of each number
   * are kept.
   */
  public NormalizedVersion minimum() {
    return NormalizedVersion.of(KIND, (int) major, (int) minor);
  }

  /** Returns a version above all versions of the series; see {@link #minimum}. */
  public NormalizedVersion maximum() {
    return NormalizedVersion.of(KIND, (int) major, (int) minor, Integer.MAX_VALUE);
  }

  /** Returns both numbers joined by a dot. */
  @Override
  public String toString() {
    return major + "." + minor;
  }
}
