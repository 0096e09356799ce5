package dev.libindex.cpe;

import java.util.Locale;

/**
 * A value with wildcards at its ends: {@code *} is any number of characters, each {@code ?} is one
 * character or none. A character with its backslash counts as one.
 *
 * @param atMostBefore how many characters may stand before the literal
 * @param literal the quoted text between the wildcards, in lower case
 * @param atMostAfter how many characters may stand behind the literal
 */
record WildcardPattern(int atMostBefore, String literal, int atMostAfter) {

  private static final int ANY_NUMBER = Integer.MAX_VALUE;

  /** Whether a quoted text has a wildcard, that is, one without a backslash. */
  static boolean isWildcardIn(String text) {
    return endOfLiteral(text, 0) < text.length();
  }

  static WildcardPattern of(String text) {
    int start = 0;
    while (start < text.length() && Characters.isWildcard(text.charAt(start))) {
      start++;
    }
    int end = endOfLiteral(text, start);
    return new WildcardPattern(
        atMost(text.substring(0, start)),
        text.substring(start, end).toLowerCase(Locale.ROOT),
        atMost(text.substring(end)));
  }

  private static int endOfLiteral(String text, int start) {
    int i = start;
    while (i < text.length() && !Characters.isWildcard(text.charAt(i))) {
      i += lengthAt(text, i);
    }
    return i;
  }

  private static int atMost(String wildcards) {
    return wildcards.contains("*") ? ANY_NUMBER : wildcards.length();
  }

  /** Whether a quoted text without wildcards is among those that the pattern stands for. */
  boolean matches(String text) {
    String target = text.toLowerCase(Locale.ROOT);
    int before = 0;
    for (int i = 0; i <= target.length() && before <= atMostBefore; before++) {
      if (target.startsWith(literal, i) && hasAtMostAfter(target, i + literal.length())) {
        return true;
      }
      i += i < target.length() ? lengthAt(target, i) : 1;
    }
    return false;
  }

  private boolean hasAtMostAfter(String target, int end) {
    int i = end;
    for (int after = 0; i < target.length() && after < atMostAfter; after++) {
      i += lengthAt(target, i);
    }
    return i >= target.length();
  }

  private static int lengthAt(String text, int index) {
    return text.charAt(index) == '\\' ? 2 : 1;
  }
}
