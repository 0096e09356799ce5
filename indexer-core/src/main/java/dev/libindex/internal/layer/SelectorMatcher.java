package dev.libindex.internal.layer;

import static dev.libindex.internal.layer.EntryTable.NONE;

import dev.libindex.layer.PathSelector;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Matches a selector against every entry of a layer. What the selector wants in a directory is
 * computed once for consecutive entries of the same directory. Used by one thread.
 */
final class SelectorMatcher {
  /** The directory part of a glob for names in any directory. */
  private static final String ANYWHERE = "**";

  private static final NameSet NO_NAMES = new NameSet(Set.of());

  private final EntryTable table;
  private final NameSet names;
  private final List<NameGlob> globs;
  private final Map<String, NameSet> namesByDirectory = new HashMap<>();
  private final Map<PathSelector, List<NameGlob>> globsByDirectory = new HashMap<>();

  private int directory = NONE;
  private NameSet namesHere = NO_NAMES;
  private List<NameGlob> globsHere;

  SelectorMatcher(PathSelector selector, EntryTable table) {
    this.table = table;
    this.names = new NameSet(selector.names());
    split(selector.paths())
        .forEach((path, namesThere) -> namesByDirectory.put(path, new NameSet(namesThere)));
    Map<String, Set<String>> globsThere = split(selector.globs());
    this.globs = nameGlobs(globsThere.getOrDefault(ANYWHERE, Set.of()));
    this.globsHere = globs;
    globsThere.remove(ANYWHERE);
    globsThere.forEach(
        (glob, globsOfNames) ->
            globsByDirectory.put(PathSelector.globs(glob), nameGlobs(globsOfNames)));
  }

  /** Returns the last parts of paths, by the directory before them. */
  private static Map<String, Set<String>> split(Set<String> paths) {
    Map<String, Set<String>> byDirectory = new HashMap<>();
    for (String path : paths) {
      int slash = path.lastIndexOf('/');
      byDirectory
          .computeIfAbsent(path.substring(0, Math.max(slash, 0)), key -> new HashSet<>())
          .add(path.substring(slash + 1));
    }
    return byDirectory;
  }

  private static List<NameGlob> nameGlobs(Set<String> globs) {
    return globs.stream().map(NameGlob::new).toList();
  }

  /** Returns whether the selector matches the entry's path, without following links. */
  boolean matches(int entry) {
    int parent = table.parent(entry);
    if (parent != directory) {
      enter(parent);
    }
    return names.contains(table, entry) || namesHere.contains(table, entry) || matchesGlob(entry);
  }

  private boolean matchesGlob(int entry) {
    if (globsHere.isEmpty()) {
      return false;
    }
    byte last = table.lastByte(entry);
    for (NameGlob glob : globsHere) {
      if (glob.mayEndWith(last) && glob.matches(table, entry)) {
        return true;
      }
    }
    return false;
  }

  private void enter(int newDirectory) {
    directory = newDirectory;
    if (namesByDirectory.isEmpty() && globsByDirectory.isEmpty()) {
      return;
    }
    String path = table.path(newDirectory);
    namesHere = namesByDirectory.getOrDefault(path, NO_NAMES);
    List<NameGlob> all = new ArrayList<>(globs);
    globsByDirectory.forEach(
        (glob, nameGlobs) -> {
          if (glob.matches(path)) {
            all.addAll(nameGlobs);
          }
        });
    globsHere = all;
  }
}
