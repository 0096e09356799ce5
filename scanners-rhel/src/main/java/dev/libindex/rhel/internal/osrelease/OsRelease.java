package dev.libindex.rhel.internal.osrelease;

import dev.libindex.rhel.internal.golang.Whitespace;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** The format of {@code /etc/os-release} (os-release(5)), read as leniently as claircore does. */
public final class OsRelease {

  /** A line of so many bytes is an error. */
  private static final int TOO_LONG = 64 * 1024;

  private static final int SHOWN = 256;

  private static final Pattern ESCAPE = Pattern.compile("\\\\([`\\\\\"$])");

  private OsRelease() {}

  /**
   * Reads lines {@code NAME=value}, whose value may be quoted, blank lines, and comments.
   *
   * <p>Names may be anything. All quotes at both ends of a value are taken off before escapes are
   * looked at, so that {@code "\"b\""} ends with a backslash.
   *
   * @param content the file, in UTF-8; what is not UTF-8 is read as U+FFFD
   * @return the values by name, of a name that stands twice the last, in the file's order
   * @throws OsReleaseSyntaxException if a line is something else, or is longer than 64 KiB
   */
  public static Map<String, String> parse(byte[] content) throws OsReleaseSyntaxException {
    Map<String, String> values = new LinkedHashMap<>();
    int start = 0;
    while (start < content.length) {
      int end = start;
      while (end < content.length && content[end] != '\n') {
        end++;
      }
      if (end - start >= TOO_LONG) {
        throw new OsReleaseSyntaxException("line too long");
      }
      read(new String(content, start, end - start, StandardCharsets.UTF_8), values);
      start = end + 1;
    }
    return Collections.unmodifiableMap(values);
  }

  private static void read(String line, Map<String, String> values)
      throws OsReleaseSyntaxException {
    String trimmed = Whitespace.trim(line);
    if (trimmed.isEmpty() || trimmed.startsWith("#")) {
      return;
    }
    int equals = trimmed.indexOf('=');
    if (equals < 0) {
      String shown = trimmed.length() > SHOWN ? trimmed.substring(0, SHOWN) + "..." : trimmed;
      throw new OsReleaseSyntaxException("malformed line \"" + shown + "\"");
    }
    values.put(
        Whitespace.trim(trimmed.substring(0, equals)),
        unquoted(Whitespace.trim(trimmed.substring(equals + 1))));
  }

  private static String unquoted(String value) {
    if (value.startsWith("'")) {
      return without('\'', value).replace("'\\''", "'");
    }
    if (value.startsWith("\"")) {
      return ESCAPE.matcher(without('"', value)).replaceAll("$1");
    }
    return value;
  }

  private static String without(char quote, String value) {
    int start = 0;
    int end = value.length();
    while (start < end && value.charAt(start) == quote) {
      start++;
    }
    while (end > start && value.charAt(end - 1) == quote) {
      end--;
    }
    return value.substring(start, end);
  }
}
