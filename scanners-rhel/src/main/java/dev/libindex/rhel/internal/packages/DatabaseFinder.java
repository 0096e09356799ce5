package dev.libindex.rhel.internal.packages;

import dev.libindex.layer.EntryType;
import dev.libindex.layer.LayerEntry;
import dev.libindex.layer.LayerView;
import dev.libindex.layer.UncapturedException;
import dev.libindex.rhel.internal.databases.DatabaseFile;
import dev.libindex.rhel.internal.databases.StandardPlaces;
import dev.libindex.rhel.internal.rpmdb.RpmDatabaseKind;
import dev.libindex.rhel.internal.sqlite.LogFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Finds the files of a layer that may be databases, each once, whatever names and links lead to it.
 * Not thread-safe.
 */
final class DatabaseFinder {
  private static final int MAX_LINKS = 40;

  private static final Comparator<String> BEST_NAME_FIRST =
      Comparator.comparingInt(StandardPlaces::rank).thenComparing(Comparator.naturalOrder());

  /**
   * A file that may be a database.
   *
   * @param name the name of the kind of database that it may be; empty if only its bytes can tell
   * @param paths its names, the best first
   * @param state which state of the database to read
   */
  record Candidate(String name, List<String> paths, DatabaseFile.State state) {
    String path() {
      return paths.get(0);
    }
  }

  /** A file, and the name of the kind of database that it may be. */
  private record Key(String name, String file) {}

  private final LayerView layer;
  private final Map<Key, Set<String>> files = new LinkedHashMap<>();
  private final Set<String> named = new HashSet<>();

  private DatabaseFinder(LayerView layer) {
    this.layer = layer;
  }

  /** Returns the candidates of a layer. */
  static List<Candidate> find(LayerView layer) {
    DatabaseFinder finder = new DatabaseFinder(layer);
    RpmDatabaseFile.candidates(layer).forEach(finder::add);
    layer.recognized().forEach(finder::addRecognized);
    List<Candidate> candidates = new ArrayList<>();
    finder.files.forEach(
        (key, paths) -> candidates.addAll(finder.candidates(key.name(), List.copyOf(paths))));
    return candidates;
  }

  private void add(LayerEntry entry) {
    layer
        .resolve(entry.path())
        .ifPresent(
            file -> {
              add(entry.name(), file.path(), withoutSymlinks(entry));
              add(entry.name(), file.path(), file.path());
              named.add(file.path());
            });
  }

  private void addRecognized(LayerEntry file) {
    if (!named.contains(file.path())) {
      add("", file.path(), file.path());
    }
  }

  private void add(String name, String file, String path) {
    files.computeIfAbsent(new Key(name, file), key -> new TreeSet<>(BEST_NAME_FIRST)).add(path);
  }

  /** Returns a file as it is, and with the logs beside each of its names. */
  private List<Candidate> candidates(String name, List<String> paths) {
    Map<Boolean, List<String>> byLogs =
        paths.stream().collect(Collectors.partitioningBy(path -> hasLogs(name, path)));
    List<String> logged = byLogs.getOrDefault(true, List.of());
    List<String> plain = new ArrayList<>(byLogs.getOrDefault(false, List.of()));
    DatabaseFile.State state =
        plain.isEmpty() ? DatabaseFile.State.BELOW_LOGS : DatabaseFile.State.WHOLE;
    plain.addAll(logged);
    List<Candidate> candidates = new ArrayList<>(List.of(new Candidate(name, plain, state)));
    for (String path : logged) {
      candidates.add(new Candidate(name, List.of(path), DatabaseFile.State.WITH_LOGS));
    }
    return candidates;
  }

  /** Returns whether SQLite would apply logs to the database at a path. */
  private boolean hasLogs(String name, String path) {
    return name.equals(RpmDatabaseKind.SQLITE.baseName())
        && LogFiles.SUFFIXES.stream().map(suffix -> path + suffix).anyMatch(this::isLog);
  }

  private boolean isLog(String path) {
    try {
      return layer.resolve(path).filter(log -> log.size() > 0).isPresent()
          && layer.open(path).isPresent();
    } catch (UncapturedException e) {
      // It has another name than the logs of rpm, and nothing recognises it.
      return false;
    } catch (IOException e) {
      // Reported when the database is read.
      return true;
    }
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
