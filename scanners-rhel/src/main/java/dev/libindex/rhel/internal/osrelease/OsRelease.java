package dev.libindex.rhel.internal.osrelease;

import dev.libindex.rhel.internal.gojson.Whitespace;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Parses {@code /etc/os-release} (os-release(5)) as leniently as claircore does. */
public final class OsRelease {

  /** Lines of this many bytes or more are an error. */
  private static final int TOO_LONG = 64 * 1024;

  /** The maximum number of variables; real files have about twenty. */
  private static final int MAX_VARIABLES = 4096;

  private static final int MAX_SHOWN = 256;

  private static final Pattern ESCAPE = Pattern.compile("\\\\([`\\\\\"$])");

  private OsRelease() {}

  /**
   * Parses lines of the form {@code NAME=value}, whose value may be quoted; blank lines and
   * comments are skipped.
   *
   * <p>Names may be anything. All quotes at both ends of a value are removed before escapes are
   * resolved, so that {@code "\"b\""} ends with a backslash.
   *
   * @param content the file in UTF-8; invalid bytes are read as U+FFFD
   * @return the values by name, in the file's order; the last value of a repeated name counts
   * @throws OsReleaseSyntaxException if a line is anything else, or has 64 KiB or more, or if there
   *     are more than 4,096 variables
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
      if (values.size() > MAX_VARIABLES) {
        throw new OsReleaseSyntaxException("more than " + MAX_VARIABLES + " variables");
      }
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
      String shown =
          trimmed.length() > MAX_SHOWN ? trimmed.substring(0, MAX_SHOWN) + "..." : trimmed;
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
