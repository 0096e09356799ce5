package dev.libindex.postgres;

/** What PostgreSQL can keep of a text. */
final class Text {
  private static final char NUL = '\0';
  private static final char REPLACEMENT = '\uFFFD';

  private Text() {}

  /** The text with U+FFFD for each U+0000, which no column can hold. */
  static String storable(String text) {
    return text.indexOf(NUL) < 0 ? text : text.replace(NUL, REPLACEMENT);
  }
}
