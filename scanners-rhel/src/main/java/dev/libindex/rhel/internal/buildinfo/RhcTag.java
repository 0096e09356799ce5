package dev.libindex.rhel.internal.buildinfo;

import dev.libindex.model.NormalizedVersion;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The first two numbers of the tag of a Red Hat container, such as {@code v4.6.0-202112132021}.
 *
 * <p>That is where a series of tags begins: of {@code 4.6.3-1} and {@code 4.6.9-7} alike it is
 * {@code 4.6}.
 */
public record RhcTag(long major, long minor) {

  private static final String KIND = "rhctag";

  private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]++");

  /**
   * Reads a tag: numbers with dots between them, perhaps a {@code v} before and a release behind a
   * hyphen. What stands for the second number may be missing or no number; it is 0 then.
   *
   * @return none if the first number is none, or has more than 64 bits
   */
  public static Optional<RhcTag> parse(String tag) {
    String numbers = upTo('-', tag.startsWith("v") ? tag.substring(1) : tag);
    String major = upTo('.', numbers);
    String rest = numbers.substring(Math.min(numbers.length(), major.length() + 1));
    long minor = integer(upTo('.', rest)).orElse(0L);
    return integer(major).map(number -> new RhcTag(number, minor));
  }

  /** The text before the character, or all of it if the character is missing or comes first. */
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
   * The least version of the series. As in claircore, 32 bits are kept of each number, and the
   * higher ones dropped.
   */
  public NormalizedVersion minimum() {
    return NormalizedVersion.of(KIND, (int) major, (int) minor);
  }

  /** A version that is greater than all of the series; see {@link #minimum}. */
  public NormalizedVersion maximum() {
    return NormalizedVersion.of(KIND, (int) major, (int) minor, Integer.MAX_VALUE);
  }

  /** Both numbers with a dot between them. */
  @Override
  public String toString() {
    return major + "." + minor;
  }
}
