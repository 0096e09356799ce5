package dev.libindex.cpe;

/** Makes pieces of untrusted input fit to stand in an error message. */
final class Quoted {

  private static final int LONGEST = 256;

  private Quoted() {}

  /** The text in double quotes, special characters escaped, cut short when it is very long. */
  static String text(String text) {
    boolean cut = text.length() > LONGEST;
    StringBuilder quoted = new StringBuilder("\"");
    text.substring(0, cut ? LONGEST : text.length())
        .chars()
        .forEach(c -> append(quoted, (char) c, '"'));
    return quoted.append(cut ? "\"..." : "\"").toString();
  }

  /** The character in single quotes, escaped if it is special. */
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
