package dev.libindex.rhel.internal.dockerfile;

/** A position in a text that moves by code points. */
final class Cursor {

  /** Returned at the end of the text. */
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

  /** Skips the character if it is next, and returns whether it was. */
  boolean skip(int c) {
    boolean found = peek() == c;
    if (found) {
      next();
    }
    return found;
  }
}
