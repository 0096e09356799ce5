package dev.libindex.rhel.internal.match;

import java.util.regex.Pattern;

/**
 * A text that allows a limited number of character reads. The JDK's regular expressions backtrack,
 * which takes practically forever for some patterns; claircore's do not.
 */
final class BoundedText implements CharSequence {
  /** No architecture has a longer name; bounds the recursion depth of a match. */
  private static final int MAX_LENGTH = 256;

  private static final int MAX_READS = 100_000;

  private final String text;
  private int reads;

  private BoundedText(String text) {
    this.text = text;
  }

  /** Returns whether the pattern is found; an abandoned search counts as not found. */
  static boolean isFoundIn(String text, Pattern pattern) {
    if (text.length() > MAX_LENGTH) {
      return false;
    }
    try {
      return pattern.matcher(new BoundedText(text)).find();
    } catch (TooManyReadsException e) {
      return false;
    }
  }

  @Override
  public char charAt(int index) {
    if (reads++ >= MAX_READS) {
      throw new TooManyReadsException();
    }
    return text.charAt(index);
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.subSequence(start, end);
  }

  @Override
  public String toString() {
    return text;
  }

  private static final class TooManyReadsException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
