package dev.libindex.internal.json;

/**
 * The equality of names in Go's encoding/json: regardless of the case of ASCII letters, where
 * U+017F and U+212A are forms of {@code s} and {@code k}.
 */
final class FieldName {
  private static final char LONG_S = '\u017f';
  private static final char KELVIN_SIGN = '\u212a';

  private FieldName() {}

  /** Whether a name in a document is the one that we know, which is in lower case. */
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
