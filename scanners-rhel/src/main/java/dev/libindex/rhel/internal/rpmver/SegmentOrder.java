package dev.libindex.rhel.internal.rpmver;

/**
 * Compares version texts as rpm does ({@code rpmvercmp} in rpm's {@code rpmio/rpmvercmp.cc}):
 * segments of digits numerically, segments of letters as text; a tilde comes before everything
 * else, even the end of the text, and a caret before everything except the end.
 */
final class SegmentOrder {

  /** Marks the end of a text; a NUL within the text is a separator. */
  private static final char END = 0;

  private SegmentOrder() {}

  /**
   * Returns a negative number, 0 or a positive number, as {@link java.util.Comparator#compare}
   * does.
   */
  static int compare(String a, String b) {
    int i = 0;
    int j = 0;
    while (true) {
      i = skipSeparators(a, i);
      j = skipSeparators(b, j);
      char first = at(a, i);
      char second = at(b, j);
      if (first == second && (first == '~' || first == '^')) {
        i++;
        j++;
        continue;
      }
      if (rank(first) != rank(second)) {
        return Integer.compare(rank(first), rank(second));
      }
      if (first == END) {
        return 0;
      }
      int endOfFirst = endOfSegment(a, i);
      int endOfSecond = endOfSegment(b, j);
      int order = compareSegments(a.substring(i, endOfFirst), b.substring(j, endOfSecond));
      if (order != 0) {
        return order;
      }
      i = endOfFirst;
      j = endOfSecond;
    }
  }

  private static int rank(char c) {
    if (c == '~') {
      return 0;
    }
    if (c == END) {
      return 1;
    }
    if (c == '^') {
      return 2;
    }
    return isDigit(c) ? 4 : 3;
  }

  private static int compareSegments(String a, String b) {
    if (!isDigit(a.charAt(0))) {
      return a.compareTo(b);
    }
    String first = withoutLeadingZeros(a);
    String second = withoutLeadingZeros(b);
    return first.length() != second.length()
        ? Integer.compare(first.length(), second.length())
        : first.compareTo(second);
  }

  private static String withoutLeadingZeros(String digits) {
    int start = 0;
    while (start < digits.length() && digits.charAt(start) == '0') {
      start++;
    }
    return digits.substring(start);
  }

  private static int skipSeparators(String text, int start) {
    int i = start;
    while (i < text.length() && isSeparator(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private static int endOfSegment(String text, int start) {
    boolean digits = isDigit(text.charAt(start));
    int i = start;
    while (i < text.length() && (digits ? isDigit(text.charAt(i)) : isLetter(text.charAt(i)))) {
      i++;
    }
    return i;
  }

  private static char at(String text, int index) {
    return index < text.length() ? text.charAt(index) : END;
  }

  private static boolean isSeparator(char c) {
    return !isDigit(c) && !isLetter(c) && c != '~' && c != '^';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
