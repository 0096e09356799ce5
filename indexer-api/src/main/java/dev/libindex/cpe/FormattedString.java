package dev.libindex.cpe;

import java.util.EnumMap;
import java.util.Map;

/** The 2.3 formatted string binding (NISTIR 7695, section 6.2). */
final class FormattedString {

  static final String PREFIX = "cpe:2.3:";

  /** The number of components before the attributes: {@code cpe} and {@code 2.3}. */
  private static final int LEADING = 2;

  private FormattedString() {}

  static EnumMap<CpeAttribute, CpeValue> parse(String text) {
    CpeAttribute[] attributes = CpeAttribute.values();
    EnumMap<CpeAttribute, CpeValue> values = new EnumMap<>(CpeAttribute.class);
    int count = 0;
    int start = PREFIX.length();
    while (start <= text.length()) {
      int end = endOfComponent(text, start);
      if (count < attributes.length) {
        values.put(attributes[count], value(text.substring(start, end)));
      }
      count++;
      start = end + 1;
    }
    if (count != attributes.length) {
      throw malformed(
          "bad components: " + (count + LEADING) + " != " + (attributes.length + LEADING));
    }
    return values;
  }

  private static int endOfComponent(String text, int start) {
    int i = start;
    while (i < text.length() && text.charAt(i) != ':') {
      if (text.charAt(i) == '\\') {
        i++;
      }
      i++;
    }
    if (i > text.length()) {
      throw malformed("nothing after the last backslash");
    }
    return i;
  }

  private static CpeValue value(String component) {
    return switch (component) {
      case "" -> CpeValue.UNSET;
      case "*" -> CpeValue.ANY;
      case "-" -> CpeValue.NOT_APPLICABLE;
      default -> CpeValue.set(quote(component));
    };
  }

  /** Adds the backslashes that a formatted string may omit. */
  private static String quote(String component) {
    StringBuilder quoted = new StringBuilder(component.length() + 8);
    for (int i = 0; i < component.length(); i++) {
      char c = component.charAt(i);
      if (c == '\\') {
        quoted.append(c).append(component.charAt(++i));
      } else if (Characters.isUnreserved(c) || Characters.isWildcard(c)) {
        quoted.append(c);
      } else {
        quoted.append('\\').append(c);
      }
    }
    return quoted.toString();
  }

  static String print(Map<CpeAttribute, CpeValue> values) {
    StringBuilder printed = new StringBuilder("cpe:2.3");
    values.values().forEach(value -> print(value, printed.append(':')));
    return printed.toString();
  }

  private static void print(CpeValue value, StringBuilder printed) {
    switch (value.kind()) {
      case UNSET, ANY -> printed.append('*');
      case NOT_APPLICABLE -> printed.append('-');
      case SET -> printUnquoted(value.text(), printed);
    }
  }

  private static void printUnquoted(String text, StringBuilder printed) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        char quoted = text.charAt(++i);
        if (quoted != '.' && quoted != '-' && quoted != '_') {
          printed.append(c);
        }
        c = quoted;
      }
      printed.append(c);
    }
  }

  private static CpeSyntaxException malformed(String problem) {
    return new CpeSyntaxException("malformed CPE formatted string: " + problem);
  }
}
