package dev.libindex.core.layer;

import dev.libindex.layer.PathSelector;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** A few patterns of names: what they begin with is compared as bytes before anything else. */
final class NameGlobs {
  /** A pattern, and the text that all it matches begins with. */
  private record Pattern(byte[] beginning, PathSelector selector) {
    static Pattern of(String glob) {
      int literal = 0;
      while (literal < glob.length() && "*?".indexOf(glob.charAt(literal)) < 0) {
        literal++;
      }
      byte[] beginning = glob.substring(0, literal).getBytes(StandardCharsets.UTF_8);
      return new Pattern(beginning, PathSelector.globs(glob));
    }
  }

  private final List<Pattern> patterns;

  private NameGlobs(List<Pattern> patterns) {
    this.patterns = patterns;
  }

  static NameGlobs of(Collection<String> globs) {
    return new NameGlobs(globs.stream().map(Pattern::of).toList());
  }

  NameGlobs and(NameGlobs others) {
    return new NameGlobs(
        Stream.concat(patterns.stream(), others.patterns.stream()).toList());
  }

  /** Whether one of the patterns matches the entry's name. */
  boolean match(EntryTable table, int entry) {
    for (Pattern pattern : patterns) {
      if (table.beginsWith(entry, pattern.beginning())
          && pattern.selector().matches(table.name(entry))) {
        return true;
      }
    }
    return false;
  }
}
