package dev.libindex.internal.layer;

import static dev.libindex.internal.layer.EntryTable.NONE;

import dev.libindex.layer.EntryType;
import dev.libindex.layer.LayerEntry;
import dev.libindex.layer.PathSelector;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Decides which entries of a layer are wanted, while its table is built: those that the selector
 * matches, and those that come after a wanted symbolic link to them. Not thread-safe.
 */
final class WantedEntries {
  /** Bounds what a hostile layer can make us remember; no real layer has more than a few. */
  private static final int MAX_TARGETS = 10_000;

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
    String target =
        new LayerEntry(table.path(link), EntryType.SYMLINK, 0, table.linkTarget(link))
            .targetPath()
            .orElse("");
    int slash = target.lastIndexOf('/');
    if (slash < 0) {
      return target;
    }
    byte[] directory = target.substring(0, slash).getBytes(StandardCharsets.UTF_8);
    int found = PathWalk.find(table, directory, directory.length, true);
    return Optional.of(found)
        .filter(entry -> entry != NONE && table.type(entry) == EntryType.DIRECTORY)
        .map(table::path)
        .map(path -> path.isEmpty() ? target.substring(slash + 1) : path + target.substring(slash))
        .orElse(target);
  }
}
