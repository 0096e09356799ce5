package dev.libindex.rhel.internal.packages;

import dev.libindex.layer.EntryType;
import dev.libindex.layer.LayerEntry;
import dev.libindex.layer.LayerView;
import dev.libindex.rhel.internal.databases.StandardPlaces;
import dev.libindex.rhel.internal.rpmdb.RpmDatabaseKind;
import dev.libindex.rhel.internal.sqlite.LogFiles;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Finds the files of a layer that may be databases, each once, whatever names and links lead to it.
 * Not thread-safe.
 */
final class DatabaseFinder {
  private static final int MAX_LINKS = 40;

  private static final Comparator<String> BEST_NAME_FIRST =
      Comparator.comparing(StandardPlaces::rank).thenComparing(Comparator.naturalOrder());

  /**
   * A file that may be a database.
   *
   * @param name the name of the kind of database that it may be; empty if only its bytes can tell
   * @param paths its names, the best first
   */
  record Candidate(String name, List<String> paths) {
    String path() {
      return paths.get(0);
    }
  }

  /** Files with equal keys have the same bytes, including those that a log adds. */
  private record Key(String name, String file, String logs) {}

  private final LayerView layer;
  private final Map<Key, TreeSet<String>> found = new LinkedHashMap<>();

  private DatabaseFinder(LayerView layer) {
    this.layer = layer;
  }

  /** Returns the candidates of a layer. */
  static List<Candidate> find(LayerView layer) {
    DatabaseFinder finder = new DatabaseFinder(layer);
    RpmDatabaseFile.candidates(layer).forEach(finder::add);
    layer.recognized().forEach(finder::addRecognized);
    List<Candidate> candidates = new ArrayList<>();
    finder.found.forEach(
        (key, paths) -> candidates.add(new Candidate(key.name(), List.copyOf(paths))));
    return candidates;
  }

  private void add(LayerEntry named) {
    layer
        .resolve(named.path())
        .ifPresent(
            file -> {
              String path = withoutSymlinks(named);
              add(named.name(), file.path(), path);
              // The file itself is the same database, unless it has logs of its own.
              add(named.name(), file.path(), file.path());
            });
  }

  private void addRecognized(LayerEntry file) {
    boolean isKnown = found.values().stream().anyMatch(paths -> paths.contains(file.path()));
    if (!isKnown) {
      add("", file.path(), file.path());
    }
  }

  private void add(String name, String file, String path) {
    found
        .computeIfAbsent(
            new Key(name, file, logs(name, path)), key -> new TreeSet<>(BEST_NAME_FIRST))
        .add(path);
  }

  /** Returns the logs that SQLite would apply to the database at a path. */
  private String logs(String name, String path) {
    StringBuilder logs = new StringBuilder();
    if (name.equals(RpmDatabaseKind.SQLITE.baseName())) {
      for (String suffix : LogFiles.SUFFIXES) {
        layer
            .resolve(path + suffix)
            .filter(log -> log.size() > 0)
            .ifPresent(log -> logs.append(log.path()).append('\n'));
      }
    }
    return logs.toString();
  }

  /**
   * Follows symbolic links, but not hard ones: SQLite looks for logs beside the file's own name.
   */
  private String withoutSymlinks(LayerEntry named) {
    LayerEntry entry = named;
    for (int links = 0; links < MAX_LINKS && entry.type() == EntryType.SYMLINK; links++) {
      Optional<LayerEntry> target = entry.targetPath().flatMap(layer::entry);
      if (target.isEmpty()) {
        break;
      }
      entry = target.get();
    }
    return entry.path();
  }
}
