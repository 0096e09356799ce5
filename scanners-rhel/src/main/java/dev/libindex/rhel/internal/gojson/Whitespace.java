package dev.libindex.rhel.internal.gojson;

/** White space as defined by Go's {@code unicode.IsSpace}. */
public final class Whitespace {

  private static final char NEXT_LINE = 0x85;

  private Whitespace() {}

  /** Returns whether the character is white space; none above U+FFFF is. */
  public static boolean isSpace(int c) {
    return (c >= '\t' && c <= '\r') || c == NEXT_LINE || Character.isSpaceChar(c);
  }

  /** Returns the text without leading white space. */
  public static String trimLeft(String text) {
    int start = 0;
    while (start < text.length() && isSpace(text.charAt(start))) {
      start++;
    }
    return text.substring(start);
  }

  /**
   * Returns the text without leading and trailing white space, as {@code strings.TrimSpace} does.
   */
  public static String trim(String text) {
    String trimmed = trimLeft(text);
    int end = trimmed.length();
    while (end > 0 && isSpace(trimmed.charAt(end - 1))) {
      end--;
    }
    return trimmed.substring(0, end);
  }
}
