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
   * The name and the number, as {@code Red Hat Enterprise Linux Server release 7.9} has them; the
   * possessive quantifiers keep the search linear.
   */
  private static final Pattern NAME =
      Pattern.compile(
          "Red Hat Enterprise Linux (?:Server|Atomic Host)?+[\\t\\n\\f\\r ]*+"
              + "(?:release[\\t\\n\\f\\r ]*+)?+([0-9]++)");

  /**
   * Looks for the name anywhere in a file, whatever the file is; the first one counts.
   *
   * @return none if it is not there
   * @throws OsReleaseSyntaxException if the number has more than 63 bits
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
