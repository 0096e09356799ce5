package dev.libindex.internal.layer;

import static dev.libindex.internal.layer.EntryTable.NONE;
import static dev.libindex.internal.layer.EntryTable.ROOT;

import dev.libindex.layer.EntryType;
import dev.libindex.layer.LayerEntry;
import dev.libindex.layer.PathSelector;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/**
 * Decides which entries of a layer are wanted, while its table is built: those that the selector
 * matches, and those that come after a wanted symbolic link to them. Not thread-safe.
 */
final class WantedEntries {
  /** Bounds what a hostile layer can make us remember; no real layer has more than a few. */
  private static final int MAX_TARGETS = 1_000;

  private final PathSelector selector;
  private final EntryTable table;
  private final SelectorMatcher matcher;
  private final Set<String> targets = new HashSet<>();
  private final Set<String> targetNames = new HashSet<>();
  private NameSet names = new NameSet(targetNames);

  WantedEntries(PathSelector selector, EntryTable table) {
    this.selector = selector;
    this.table = table;
    this.matcher = new SelectorMatcher(selector, table);
  }

  /** Returns whether the entry, which was just added to the table, is wanted. */
  boolean contains(int entry) {
    if (!matcher.matches(entry) && !isTarget(entry)) {
      return false;
    }
    if (table.type(entry) == EntryType.SYMLINK) {
      addTarget(entry);
    }
    return true;
  }

  private boolean isTarget(int entry) {
    return !targets.isEmpty()
        && names.contains(table, entry)
        && targets.contains(table.path(entry));
  }

  private void addTarget(int link) {
    String target = targetOf(link);
    if (targets.size() < MAX_TARGETS && !selector.matches(target) && targets.add(target)) {
      if (targetNames.add(target.substring(target.lastIndexOf('/') + 1))) {
        names = new NameSet(targetNames);
      }
    }
  }

  /** Returns where the link leads; links in its directory are followed as far as they exist. */
  private String targetOf(int link) {
    String target = target(table.path(link), link, "");
    for (int links = 0; links < PathWalk.MAX_LINKS; links++) {
      String next = withoutFirstLink(target);
      if (next.equals(target)) {
        return target;
      }
      target = next;
    }
    return target;
  }

  /** Replaces the first directory in the path that is a link, if there is one. */
  private String withoutFirstLink(String path) {
    byte[] text = path.getBytes(StandardCharsets.UTF_8);
    int directory = ROOT;
    int start = 0;
    for (int end = 0; end < text.length; end++) {
      if (text[end] == '/') {
        int entry = table.find(directory, text, start, end - start);
        if (entry != NONE && table.type(entry) == EntryType.SYMLINK) {
          String before = new String(text, 0, end, StandardCharsets.UTF_8);
          return target(
              before, entry, new String(text, end, text.length - end, StandardCharsets.UTF_8));
        }
        if (entry == NONE || table.type(entry) != EntryType.DIRECTORY) {
          return path;
        }
        directory = entry;
        start = end + 1;
      }
    }
    return path;
  }

  /** Returns the path of a link's target, followed by a further path below it. */
  private String target(String path, int link, String further) {
    return new LayerEntry(path, EntryType.SYMLINK, 0, table.linkTarget(link) + further)
        .targetPath()
        .orElseThrow();
  }
}
