package dev.libindex.quickstart.print;

import java.util.regex.Pattern;

/** Text that stays on its line and does not control the terminal. */
final class PlainText {
  /** Control characters, line and paragraph separators, and marks of the writing direction. */
  private static final Pattern UNPRINTABLE =
      Pattern.compile("[\\p{Cc}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]+");

  private PlainText() {}

  /**
   * Returns the text with each run of such characters replaced by a space. Names and versions come
   * from the image, and a line end in one of them would forge lines of the output.
   */
  static String of(String text) {
    return UNPRINTABLE.matcher(text).replaceAll(" ");
  }
}
