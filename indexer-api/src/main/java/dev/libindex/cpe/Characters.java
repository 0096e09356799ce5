package dev.libindex.cpe;

/** The character classes of NISTIR 7695, section 5.3.2. */
final class Characters {

  private Characters() {}

  /** Returns whether the character represents itself without a backslash. */
  static boolean isUnreserved(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  }

  static boolean isWildcard(char c) {
    return c == '*' || c == '?';
  }

  /**
   * Returns whether the character is a space, which a name must not contain even behind a
   * backslash.
   */
  static boolean isSpace(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }
}
