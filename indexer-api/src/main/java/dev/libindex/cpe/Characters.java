package dev.libindex.cpe;

/** The character classes of NISTIR 7695, section 5.3.2. */
final class Characters {

  private Characters() {}

  /** Whether the character may stand without a backslash and then means itself. */
  static boolean isUnreserved(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  }

  static boolean isWildcard(char c) {
    return c == '*' || c == '?';
  }

  /** Whether a name must not contain the character, with or without a backslash. */
  static boolean isSpace(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }
}
