package dev.libindex.testdata.contract;

import dev.libindex.layer.EntryType;
import dev.libindex.layer.LayerEntry;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Resolves one path the way a kernel does, following links in the middle and at the end. */
final class FakePathWalk {
  private static final int MAX_LINKS = 40;
  private static final String ROOT = ".";

  private final Map<String, LayerEntry> entries;
  private final Deque<String> remaining = new ArrayDeque<>();
  private String current = ROOT;
  private int links;

  FakePathWalk(Map<String, LayerEntry> entries) {
    this.entries = entries;
  }

  /** Returns the entry that a path leads to, which is not a link; empty if there is none. */
  Optional<LayerEntry> follow(String path) {
    prepend(path);
    while (!remaining.isEmpty()) {
      String part = remaining.pop();
      if (part.equals("..")) {
        current = parent(current);
      } else if (!part.isEmpty() && !part.equals(".") && !step(part)) {
        return Optional.empty();
      }
    }
    return Optional.ofNullable(entries.get(current));
  }

  private boolean step(String part) {
    LayerEntry entry = entries.get(current.equals(ROOT) ? part : current + "/" + part);
    if (entry == null) {
      return false;
    }
    if (entry.type() != EntryType.SYMLINK && entry.type() != EntryType.HARDLINK) {
      current = entry.path();
      return entry.type() == EntryType.DIRECTORY || remaining.isEmpty();
    }
    links++;
    boolean fromRoot = entry.type() == EntryType.HARDLINK || entry.linkTarget().startsWith("/");
    current = fromRoot ? ROOT : current;
    prepend(entry.linkTarget());
    return links <= MAX_LINKS && !entry.linkTarget().isEmpty();
  }

  private void prepend(String path) {
    List<String> parts = List.of(path.split("/", -1));
    for (int i = parts.size() - 1; i >= 0; i--) {
      remaining.push(parts.get(i));
    }
  }

  private static String parent(String path) {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? ROOT : path.substring(0, slash);
  }
}
