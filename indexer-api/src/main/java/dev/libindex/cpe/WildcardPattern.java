package dev.libindex.cpe;

import java.util.Locale;

/**
 * A value with wildcards at its ends: {@code *} matches any number of characters, and each {@code
 * ?} matches one character or none. A character with its backslash counts as one.
 *
 * @param maxBefore the maximum number of characters before the literal
 * @param literal the quoted text between the wildcards, in lower case
 * @param maxAfter the maximum number of characters after the literal
 */
record WildcardPattern(int maxBefore, String literal, int maxAfter) {

  private static final int ANY_NUMBER = Integer.MAX_VALUE;

  /** Returns whether a quoted text contains a wildcard, that is, one without a backslash. */
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
        maxMatched(text.substring(0, start)),
        text.substring(start, end).toLowerCase(Locale.ROOT),
        maxMatched(text.substring(end)));
  }

  private static int endOfLiteral(String text, int start) {
    int i = start;
    while (i < text.length() && !Characters.isWildcard(text.charAt(i))) {
      i += lengthAt(text, i);
    }
    return i;
  }

  private static int maxMatched(String wildcards) {
    return wildcards.contains("*") ? ANY_NUMBER : wildcards.length();
  }

  /** Returns whether the pattern matches a quoted text that has no wildcards. */
  boolean matches(String text) {
    String target = text.toLowerCase(Locale.ROOT);
    int before = 0;
    for (int i = 0; i <= target.length() && before <= maxBefore; before++) {
      if (target.startsWith(literal, i) && hasNoMoreThanMaxAfter(target, i + literal.length())) {
        return true;
      }
      i += i < target.length() ? lengthAt(target, i) : 1;
    }
    return false;
  }

  private boolean hasNoMoreThanMaxAfter(String target, int end) {
    int i = end;
    for (int after = 0; i < target.length() && after < maxAfter; after++) {
      i += lengthAt(target, i);
    }
    return i >= target.length();
  }

  private static int lengthAt(String text, int index) {
    return text.charAt(index) == '\\' ? 2 : 1;
  }
}
