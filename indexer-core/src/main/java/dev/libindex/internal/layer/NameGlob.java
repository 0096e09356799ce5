package dev.libindex.internal.layer;

import dev.libindex.layer.PathSelector;
import java.nio.charset.StandardCharsets;

/**
 * A pattern of names. The literal texts at its beginning and end are compared as bytes first; for a
 * pattern with a single star and nothing else, that is enough.
 */
final class NameGlob {
  private static final String WILDCARDS = "*?";

  private final byte[] beginning;
  private final byte[] end;
  private final boolean literalButForOneStar;
  private final PathSelector selector;

  NameGlob(String glob) {
    int first = 0;
    while (first < glob.length() && !isWildcard(glob, first)) {
      first++;
    }
    int last = glob.length() - 1;
    while (last > first && !isWildcard(glob, last)) {
      last--;
    }
    beginning = bytes(glob.substring(0, first));
    end = bytes(glob.substring(Math.min(last + 1, glob.length())));
    literalButForOneStar = first == last && glob.charAt(first) == '*';
    selector = PathSelector.globs(glob);
  }

  private static boolean isWildcard(String glob, int position) {
    return WILDCARDS.indexOf(glob.charAt(position)) >= 0;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Returns whether the pattern can match a name with this last byte: a cheap first test. */
  boolean mayEndWith(byte last) {
    return end.length == 0 || end[end.length - 1] == last;
  }

  /** Returns whether the pattern matches the entry's name. */
  boolean matches(EntryTable table, int entry) {
    return table.nameLength(entry) >= beginning.length + end.length
        && table.beginsWith(entry, beginning)
        && table.endsWith(entry, end)
        && (literalButForOneStar || selector.matches(table.name(entry)));
  }
}
