package dev.libindex.rhel.internal.dockerfile;

import java.util.Arrays;
import java.util.BitSet;

/**
 * A shell pattern with {@code *} and {@code ?}, but without brackets.
 *
 * <p>Matching tracks all possible positions in parallel, so that its time is bounded by the product
 * of the lengths, which is charged to the budget.
 */
final class ShellPattern {

  private static final int ANY_TEXT = -1;
  private static final int ANY_CHARACTER = -2;

  private final int[] elements;
  private final Budget budget;

  private ShellPattern(int[] elements, Budget budget) {
    this.elements = elements;
    this.budget = budget;
  }

  static ShellPattern parse(String text, Budget budget) throws DockerfileSyntaxException {
    int[] elements = new int[text.length()];
    int count = 0;
    Cursor cursor = new Cursor(text);
    while (cursor.peek() != Cursor.END) {
      int element = element(cursor);
      if (element != ANY_TEXT || count == 0 || elements[count - 1] != ANY_TEXT) {
        elements[count++] = element;
      }
    }
    return new ShellPattern(Arrays.copyOf(elements, count), budget);
  }

  private static int element(Cursor cursor) throws DockerfileSyntaxException {
    int c = cursor.next();
    return switch (c) {
      case '*' -> ANY_TEXT;
      case '?' -> ANY_CHARACTER;
      case '\\' -> {
        int escaped = cursor.next();
        if (escaped == Cursor.END || "*?\\}/".indexOf(escaped) < 0) {
          throw new DockerfileSyntaxException("invalid escape in the pattern of a substitution");
        }
        yield escaped;
      }
      default -> c;
    };
  }

  /** Returns the text without the shortest or longest prefix that matches, if one does. */
  String withoutPrefix(String text, boolean longest) throws DockerfileSyntaxException {
    int[] characters = text.codePoints().toArray();
    int end = endOfMatch(characters, 0, longest);
    return end < 0 ? text : new String(characters, end, characters.length - end);
  }

  /** Returns the text without the shortest or longest suffix that matches, if one does. */
  String withoutSuffix(String text, boolean longest) throws DockerfileSyntaxException {
    ShellPattern backwards = new ShellPattern(reversed(elements), budget);
    int[] characters = text.codePoints().toArray();
    int length = backwards.endOfMatch(reversed(characters), 0, longest);
    return length < 0 ? text : new String(characters, 0, characters.length - length);
  }

  /** Returns the text with the first match or all matches replaced; each is as long as possible. */
  String replace(String text, String replacement, boolean all) throws DockerfileSyntaxException {
    int[] characters = text.codePoints().toArray();
    StringBuilder replaced = new StringBuilder();
    int copied = 0;
    int lastEnd = -1;
    for (int i = 0; i <= characters.length && (all || lastEnd < 0); i++) {
      int end = i < copied ? -1 : endOfMatch(characters, i, true);
      // As in Go, an empty match right after another match does not count.
      if (end > i || (end == i && lastEnd != i)) {
        budget.spend(replacement.length());
        replaced.append(new String(characters, copied, i - copied)).append(replacement);
        copied = end;
        lastEnd = end;
      }
    }
    return replaced.append(new String(characters, copied, characters.length - copied)).toString();
  }

  /** Returns the end of the shortest or longest match that begins at the index, or -1. */
  private int endOfMatch(int[] characters, int start, boolean longest)
      throws DockerfileSyntaxException {
    BitSet positions = new BitSet(elements.length + 1);
    add(0, positions);
    int end = -1;
    for (int i = start; i <= characters.length && !positions.isEmpty(); i++) {
      if (positions.get(elements.length)) {
        end = i;
        if (!longest) {
          return end;
        }
      }
      if (i < characters.length) {
        budget.spend(elements.length + 1L);
        positions = step(positions, characters[i]);
      }
    }
    return end;
  }

  private BitSet step(BitSet positions, int c) {
    BitSet next = new BitSet(elements.length + 1);
    for (int p = positions.nextSetBit(0); p >= 0; p = positions.nextSetBit(p + 1)) {
      if (p < elements.length) {
        if (elements[p] == ANY_TEXT) {
          add(p, next);
        } else if (elements[p] == ANY_CHARACTER || elements[p] == c) {
          add(p + 1, next);
        }
      }
    }
    return next;
  }

  /** Adds a position and those after it that can be reached without consuming a character. */
  private void add(int position, BitSet positions) {
    positions.set(position);
    if (position < elements.length && elements[position] == ANY_TEXT) {
      positions.set(position + 1);
    }
  }

  private static int[] reversed(int[] values) {
    int[] reversed = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      reversed[values.length - 1 - i] = values[i];
    }
    return reversed;
  }
}
