package dev.libindex.internal.json;

/**
 * Compares names as Go's encoding/json does: regardless of the case of ASCII letters, with U+017F
 * and U+212A as forms of {@code s} and {@code k}.
 */
final class FieldName {
  private static final char LONG_S = '\u017f';
  private static final char KELVIN_SIGN = '\u212a';

  private FieldName() {}

  /** Returns whether a name in a document is this known name, which is in lower case. */
  static boolean matches(String name, String known) {
    if (name.length() != known.length()) {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      if (fold(name.charAt(i)) != known.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static char fold(char c) {
    if (c >= 'A' && c <= 'Z') {
      return (char) (c - 'A' + 'a');
    }
    return switch (c) {
      case LONG_S -> 's';
      case KELVIN_SIGN -> 'k';
      default -> c;
    };
  }
}
