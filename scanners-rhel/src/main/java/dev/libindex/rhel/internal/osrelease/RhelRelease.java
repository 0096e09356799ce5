package dev.libindex.rhel.internal.osrelease;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A release of Red Hat Enterprise Linux.
 *
 * @param major the number before the dot
 */
public record RhelRelease(long major) {

  /**
   * The name and the number, as in {@code Red Hat Enterprise Linux Server release 7.9}; possessive
   * quantifiers keep the search linear.
   */
  private static final Pattern NAME =
      Pattern.compile(
          "Red Hat Enterprise Linux (?:Server|Atomic Host)?+[\\t\\n\\f\\r ]*+"
              + "(?:release[\\t\\n\\f\\r ]*+)?+([0-9]++)");

  /**
   * Finds the first occurrence of the name anywhere in a file, whatever its format.
   *
   * @return empty if there is none
   * @throws OsReleaseSyntaxException if the number does not fit in 63 bits
   */
  public static Optional<RhelRelease> parse(byte[] content) throws OsReleaseSyntaxException {
    Matcher name = NAME.matcher(new String(content, StandardCharsets.ISO_8859_1));
    if (!name.find()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new RhelRelease(Long.parseLong(name.group(1))));
    } catch (NumberFormatException e) {
      throw new OsReleaseSyntaxException("the release of Red Hat Enterprise Linux is out of range");
    }
  }
}
