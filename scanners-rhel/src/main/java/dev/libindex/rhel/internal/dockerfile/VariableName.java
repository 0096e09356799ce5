package dev.libindex.rhel.internal.dockerfile;

/** Reads the name of a variable after a dollar sign or an opening brace. */
final class VariableName {

  private static final String SPECIAL_PARAMETERS = "@*#?-$!0";

  private VariableName() {}

  /** Reads digits, one special character, or letters, digits and underscores; may be empty. */
  static String read(Cursor cursor) {
    StringBuilder name = new StringBuilder();
    if (Character.isDigit(cursor.peek())) {
      while (Character.isDigit(cursor.peek())) {
        name.appendCodePoint(cursor.next());
      }
    } else if (cursor.peek() != Cursor.END && SPECIAL_PARAMETERS.indexOf(cursor.peek()) >= 0) {
      name.appendCodePoint(cursor.next());
    } else {
      while (Character.isLetterOrDigit(cursor.peek()) || cursor.peek() == '_') {
        name.appendCodePoint(cursor.next());
      }
    }
    return name.toString();
  }
}
