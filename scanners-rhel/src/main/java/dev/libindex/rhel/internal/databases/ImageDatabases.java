package dev.libindex.rhel.internal.databases;

import dev.libindex.ecosystem.LayerOverlay;
import dev.libindex.model.PartialError;
import dev.libindex.rhel.internal.rpmdb.RpmDatabaseKind;
import dev.libindex.rhel.internal.sqlite.LogFiles;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The databases of an image by path and layer, and what is left of them once all layers are
 * applied. Not thread-safe.
 */
final class ImageDatabases {
  /**
   * A database of the merged image.
   *
   * @param path the path that names it
   * @param content the database
   * @param copies what is at that path in each layer that has something there
   */
  record Found(String path, DatabaseContent content, SortedMap<Integer, DatabaseContent> copies) {}

  private final LayerOverlay overlay;
  private final Refinement refinement;
  private final Map<String, NavigableMap<Integer, DatabaseContent>> byPath = new TreeMap<>();

  /** The files that are databases, without logs. */
  private final Layered<DatabaseContent> files = new Layered<>();

  private final Layered<LogFile> logs = new Layered<>();
  private final SymbolicLinks links = new SymbolicLinks();

  /**
   * Puts the databases of an image together.
   *
   * @param layers bottom first
   */
  ImageDatabases(List<ScannedFiles> layers, LayerOverlay overlay, Refinement refinement) {
    this.overlay = overlay;
    this.refinement = refinement;
    for (int layer = 0; layer < layers.size(); layer++) {
      add(layers.get(layer), layer);
    }
  }

  private void add(ScannedFiles scanned, int layer) {
    if (scanned.files().isEmpty() && logs.isEmpty()) {
      return;
    }
    LayerOverlay below = overlay.below(layer);
    LayerOverlay applied = overlay.below(layer + 1);
    Set<String> changedLogs = new TreeSet<>(logs.removed(below, applied));
    Set<String> changed = new TreeSet<>();
    linkFiles(scanned.files().hardLinks(), layer, below);
    linkLogs(scanned.files().hardLinks(), layer, below);
    changed.addAll(scanned.files().hardLinks().keySet());
    scanned
        .databases()
        .forEach(
            (file, content) -> {
              changed.addAll(file.paths());
              if (file.state() != DatabaseFile.State.WITH_LOGS) {
                file.paths().forEach(path -> files.put(path, layer, content));
              }
            });
    scanned.files().logs().forEach((path, log) -> logs.put(path, layer, log));
    changedLogs.addAll(scanned.files().logs().keySet());
    changedLogs.addAll(scanned.files().hardLinks().keySet());
    changedLogs.stream()
        .filter(LogFiles::isNamed)
        .forEach(log -> changed.add(LogFiles.databaseOf(log)));
    for (String path : changed) {
      state(path, layer, applied, scanned).ifPresent(now -> put(path, layer, now));
    }
    scanned.files().symlinks().forEach((path, target) -> links.put(path, layer, target));
  }

  /** Returns what is at a path once a layer is applied: a file, with the logs beside it. */
  private Optional<DatabaseContent> state(
      String path, int layer, LayerOverlay applied, ScannedFiles scanned) {
    Optional<Map.Entry<Integer, DatabaseContent>> file =
        files.top(path, applied).filter(top -> links.layerOf(path) <= top.getKey());
    if (file.filter(top -> top.getValue().kind() == RpmDatabaseKind.SQLITE).isEmpty()) {
      return file.map(Map.Entry::getValue);
    }
    List<Map.Entry<Integer, LogFile>> beside = new ArrayList<>();
    // SQLite rolls a journal back before it applies a write-ahead log.
    for (String suffix : List.of(LogFiles.JOURNAL_SUFFIX, LogFiles.WAL_SUFFIX)) {
      logs.top(path + suffix, applied).ifPresent(beside::add);
    }
    boolean together =
        file.get().getKey() == layer && beside.stream().allMatch(log -> log.getKey() == layer);
    Optional<DatabaseContent> scannedState = together ? scanned.withLogs(path) : Optional.empty();
    if (scannedState.isPresent()) {
      return scannedState;
    }
    List<LogFile> applicable =
        beside.stream().map(Map.Entry::getValue).filter(log -> !log.isNone()).toList();
    DatabaseContent content = file.get().getValue();
    return Optional.of(
        applicable.isEmpty()
            ? content
            : content.withLogs(path, applicable, read -> refinement.refine(layer, read)));
  }

  private void linkFiles(Map<String, String> hardLinks, int layer, LayerOverlay below) {
    hardLinks.forEach(
        (path, target) ->
            RpmDatabaseKind.named(path)
                .ifPresent(
                    kind ->
                        files.put(
                            path,
                            layer,
                            links
                                .resolve("", target, below::removes)
                                .flatMap(found -> files.top(found.path(), below))
                                .map(Map.Entry::getValue)
                                .orElseGet(() -> unknown(kind, path, target)))));
  }

  private void linkLogs(Map<String, String> hardLinks, int layer, LayerOverlay below) {
    hardLinks.forEach(
        (path, target) -> {
          if (LogFiles.isNamed(path)) {
            LogFile log =
                links
                    .resolve("", target, below::removes)
                    .flatMap(found -> logs.top(found.path(), below))
                    .map(Map.Entry::getValue)
                    .orElseGet(() -> unknownLog(path, target));
            logs.put(path, layer, log);
          }
        });
  }

  private static LogFile unknownLog(String path, String target) {
    String problem = "%s is a hard link to %s, which is no known log of a layer below";
    return new LogFile(LogFile.NO_PAGES, problem.formatted(path, target));
  }

  private static DatabaseContent unknown(RpmDatabaseKind kind, String path, String target) {
    String cause = "hard link to " + target + ", which is no known database of a layer below";
    return new DatabaseContent(kind, List.of(), List.of(PartialError.permanent(path, cause)), "");
  }

  private void put(String path, int layer, DatabaseContent content) {
    byPath.computeIfAbsent(path, key -> new TreeMap<>()).put(layer, content);
    links.remove(path);
  }

  /** Returns the uppermost copy at a path, unless a layer above it has something else there. */
  private Optional<Map.Entry<Integer, DatabaseContent>> top(String path, LayerOverlay layers) {
    return Optional.ofNullable(copies(path).lastEntry())
        .filter(top -> links.layerOf(path) < top.getKey() && !layers.hides(path, top.getKey()));
  }

  /** Returns the databases that are in the merged image, and are named like one, by path. */
  SortedMap<String, Found> visible() {
    SortedMap<String, Found> visible = new TreeMap<>();
    byPath.forEach(
        (path, copies) ->
            top(path, overlay)
                .filter(top -> isNamed(path, top.getValue()))
                .ifPresent(top -> visible.put(path, new Found(path, top.getValue(), copies))));
    return visible;
  }

  /** Returns the uppermost layer that has something at a path of {@link #visible}. */
  int layerOf(String path) {
    return copies(path).lastKey();
  }

  /** Returns the databases of a layer, each once, with one of their paths. */
  Map<String, DatabaseContent> contents(int layer) {
    Map<DatabaseContent, String> paths = new LinkedHashMap<>();
    byPath.forEach(
        (path, copies) -> {
          DatabaseContent content = copies.get(layer);
          if (content != null) {
            paths.putIfAbsent(content, path);
          }
        });
    Map<String, DatabaseContent> contents = new TreeMap<>();
    paths.forEach((content, path) -> contents.put(path, content));
    return contents;
  }

  private NavigableMap<Integer, DatabaseContent> copies(String path) {
    return byPath.getOrDefault(path, Collections.emptyNavigableMap());
  }

  /**
   * Returns the database that a program finds at a path of the merged image.
   *
   * @param root the program's root; empty for that of the image
   * @param directory a directory below {@code root}
   * @param kind the kind of the database, which is also its name in the directory
   */
  Optional<Found> find(String root, String directory, RpmDatabaseKind kind) {
    return links
        .resolve(root, directory, overlay::removes)
        .map(found -> found.path() + "/" + kind.baseName())
        .flatMap(path -> find(root, path).filter(found -> found.content().kind() == kind));
  }

  private Optional<Found> find(String root, String path) {
    return links
        .resolve(root, path, overlay::removes)
        .flatMap(real -> top(real.path(), overlay).map(top -> found(path, real, top)));
  }

  private Found found(
      String path, SymbolicLinks.Resolved real, Map.Entry<Integer, DatabaseContent> top) {
    if (isNamed(real.path(), top.getValue())) {
      return new Found(real.path(), top.getValue(), copies(real.path()));
    }
    return new Found(path, top.getValue(), linkedCopies(path, real));
  }

  /**
   * Returns the copies of a database that only a link names, from the layer on that completes the
   * link and its target.
   */
  private SortedMap<Integer, DatabaseContent> linkedCopies(
      String path, SymbolicLinks.Resolved real) {
    NavigableMap<Integer, DatabaseContent> copies = new TreeMap<>();
    copies(real.path())
        .forEach(
            (layer, content) -> {
              if (content.isEmpty()) {
                copies.clear();
              }
              if (!overlay.removes(real.path(), layer)) {
                copies.put(Math.max(real.layer(), layer), content);
              }
            });
    // A log beside the link is not applied, but makes the coalescer expect a database here.
    for (String suffix : LogFiles.SUFFIXES) {
      for (int layer : logs.layers(path + suffix)) {
        Optional.ofNullable(copies.floorEntry(layer))
            .ifPresent(copy -> copies.put(layer, copy.getValue()));
      }
    }
    return copies;
  }

  /** Returns whether the path has the name of this kind of database. */
  static boolean isNamed(String path, DatabaseContent content) {
    return RpmDatabaseKind.named(path).filter(content.kind()::equals).isPresent();
  }

  /** Returns whether layers above the given one hide its file. */
  boolean isRemoved(String path, int layer) {
    return overlay.removes(path, layer);
  }
}
