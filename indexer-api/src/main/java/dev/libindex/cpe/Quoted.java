package dev.libindex.cpe;

/** Quotes untrusted input for error messages. */
final class Quoted {

  private static final int MAX_LENGTH = 256;

  private Quoted() {}

  /**
   * Returns the text in double quotes, with special characters escaped, truncated if it is very
   * long.
   */
  static String text(String text) {
    boolean cut = text.length() > MAX_LENGTH;
    StringBuilder quoted = new StringBuilder("\"");
    text.substring(0, cut ? MAX_LENGTH : text.length())
        .chars()
        .forEach(c -> append(quoted, (char) c, '"'));
    return quoted.append(cut ? "\"..." : "\"").toString();
  }

  /** Returns the character in single quotes, escaped if it is special. */
  static String character(char c) {
    StringBuilder quoted = new StringBuilder("'");
    append(quoted, c, '\'');
    return quoted.append('\'').toString();
  }

  private static void append(StringBuilder quoted, char c, char quote) {
    if (c == quote || c == '\\') {
      quoted.append('\\').append(c);
    } else if (Character.isISOControl(c)) {
      quoted.append(String.format("\\x%02x", (int) c));
    } else {
      quoted.append(c);
    }
  }
}
