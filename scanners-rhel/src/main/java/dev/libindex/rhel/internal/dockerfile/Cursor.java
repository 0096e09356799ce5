package dev.libindex.rhel.internal.dockerfile;

/** A position in a text, moving by code points. */
final class Cursor {

  /** What stands behind the last character. */
  static final int END = -1;

  private final String text;
  private int position;

  Cursor(String text) {
    this.text = text;
  }

  int peek() {
    return position < text.length() ? text.codePointAt(position) : END;
  }

  int next() {
    int c = peek();
    if (c != END) {
      position += Character.charCount(c);
    }
    return c;
  }

  /** Moves over the character if it comes next. */
  boolean skip(int c) {
    boolean found = peek() == c;
    if (found) {
      next();
    }
    return found;
  }
}
