package dev.libindex.rhel.internal.match;

import java.util.regex.Pattern;

/**
 * A text that can be looked at only so often. The JDK's regular expressions try every way to match,
 * which takes time without end for some patterns; claircore's do not.
 */
final class BoundedText implements CharSequence {
  /** Longer names of architectures are none; it bounds the depth of a match. */
  private static final int LONGEST = 256;

  private static final int LOOKS = 100_000;

  private final String text;
  private int looks;

  private BoundedText(String text) {
    this.text = text;
  }

  /** Whether the pattern is found; a search that is given up has found nothing. */
  static boolean isFoundIn(String text, Pattern pattern) {
    if (text.length() > LONGEST) {
      return false;
    }
    try {
      return pattern.matcher(new BoundedText(text)).find();
    } catch (TooManyLooksException e) {
      return false;
    }
  }

  @Override
  public char charAt(int index) {
    if (looks++ >= LOOKS) {
      throw new TooManyLooksException();
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

  private static final class TooManyLooksException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
