package dev.libindex.internal.log;

/** Turns a text from an image, a server or an exception into a single line. */
public final class OneLine {
  private static final int MAX_LENGTH = 500;

  private OneLine() {}

  /**
   * Returns the text with each run of white space and control characters replaced by a space,
   * truncated if it is long.
   */
  public static String of(String text) {
    String cut = text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + "...";
    return cut.replaceAll("[\\s\\p{Cntrl}]+", " ");
  }
}
