package dev.libindex.core.layer;

import static dev.libindex.core.layer.EntryTable.NONE;

import dev.libindex.layer.PathSelector;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A selector made ready to be asked about every entry of a layer: what it wants of a directory is
 * worked out once for all the entries that follow each other in it. Used by one thread.
 */
final class SelectorMatcher {
  private static final String ANY_DIRECTORY = "**";

  private final EntryTable table;
  private final Set<String> names;
  private final Map<String, Set<String>> namesByDirectory = new HashMap<>();
  private final Map<String, Set<String>> globsByDirectoryGlob = new HashMap<>();

  /** Which lengths, modulo 64, the wanted names have: most entries differ, and cost no string. */
  private long lengths;

  private int directory = NONE;
  private Set<String> namesHere = Set.of();
  private PathSelector globsHere = PathSelector.none();

  SelectorMatcher(PathSelector selector, EntryTable table) {
    this.table = table;
    this.names = selector.names();
    names.forEach(this::addLength);
    for (String path : selector.paths()) {
      String name = path.substring(path.lastIndexOf('/') + 1);
      addLength(name);
      split(namesByDirectory, path);
    }
    for (String glob : selector.globs()) {
      split(globsByDirectoryGlob, glob);
    }
  }

  private void addLength(String name) {
    lengths |= 1L << name.getBytes(StandardCharsets.UTF_8).length;
  }

  private static void split(Map<String, Set<String>> byDirectory, String path) {
    int slash = path.lastIndexOf('/');
    byDirectory
        .computeIfAbsent(path.substring(0, Math.max(slash, 0)), key -> new HashSet<>())
        .add(path.substring(slash + 1));
  }

  /** Whether the selector matches the entry's own path. */
  boolean matches(int entry) {
    int parent = table.parent(entry);
    if (parent != directory) {
      enter(parent);
    }
    if (globsHere.globs().isEmpty() && (lengths >>> table.nameLength(entry) & 1) == 0) {
      return false;
    }
    String name = table.name(entry);
    return names.contains(name) || namesHere.contains(name) || globsHere.matches(name);
  }

  private void enter(int newDirectory) {
    directory = newDirectory;
    if (namesByDirectory.isEmpty() && globsByDirectoryGlob.isEmpty()) {
      return;
    }
    String path = table.path(newDirectory);
    namesHere = namesByDirectory.getOrDefault(path, Set.of());
    Set<String> globs = new TreeSet<>();
    globsByDirectoryGlob.forEach(
        (directoryGlob, nameGlobs) -> {
          if (directoryGlob.equals(ANY_DIRECTORY)
              || PathSelector.globs(directoryGlob).matches(path)) {
            globs.addAll(nameGlobs);
          }
        });
    globsHere =
        globs.isEmpty() ? PathSelector.none() : PathSelector.globs(globs.toArray(String[]::new));
  }
}
