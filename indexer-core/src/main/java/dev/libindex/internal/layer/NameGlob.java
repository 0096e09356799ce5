package dev.libindex.internal.layer;

import dev.libindex.layer.PathSelector;
import java.nio.charset.StandardCharsets;

/** A pattern of names. The literal text at its beginning is compared as bytes first. */
final class NameGlob {
  private final byte[] beginning;
  private final PathSelector selector;

  NameGlob(String glob) {
    int literal = 0;
    while (literal < glob.length() && "*?".indexOf(glob.charAt(literal)) < 0) {
      literal++;
    }
    beginning = glob.substring(0, literal).getBytes(StandardCharsets.UTF_8);
    selector = PathSelector.globs(glob);
  }

  /** Returns whether the pattern matches the entry's name. */
  boolean matches(EntryTable table, int entry) {
    return table.beginsWith(entry, beginning) && selector.matches(table.name(entry));
  }
}
