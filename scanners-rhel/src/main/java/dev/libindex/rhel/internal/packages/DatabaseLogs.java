package dev.libindex.rhel.internal.packages;

import dev.libindex.layer.EntryType;
import dev.libindex.layer.FileContent;
import dev.libindex.layer.LayerEntry;
import dev.libindex.layer.LayerView;
import dev.libindex.layer.PathSelector;
import dev.libindex.rhel.internal.bytes.FormatException;
import dev.libindex.rhel.internal.databases.LogFile;
import dev.libindex.rhel.internal.databases.StandardPlaces;
import dev.libindex.rhel.internal.input.ReadFailure;
import dev.libindex.rhel.internal.rpmdb.RpmDatabaseKind;
import dev.libindex.rhel.internal.rpmdb.RpmDatabaseReader;
import dev.libindex.rhel.internal.rpmdb.RpmRow;
import dev.libindex.rhel.internal.sqlite.LogFiles;
import dev.libindex.rhel.internal.sqlite.PageOverlay;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Keeps of a layer what is needed if a database and its log turn out to be in different layers. */
final class DatabaseLogs {
  private static final PathSelector NAMES =
      PathSelector.names(
          LogFiles.SUFFIXES.stream()
              .map(suffix -> RpmDatabaseKind.SQLITE.baseName() + suffix)
              .toArray(String[]::new));

  /** Bounds the evidence of a layer; one log has at most 8 MiB before it is written as text. */
  private static final int MAX_LENGTH = 12_000_000;

  /** The same for logs of which nobody knows whether their databases are rpm's. */
  private static final int MAX_OTHER_LENGTH = 1_000_000;

  private static final int MAX_LOGS = 1000;

  private static final PathSelector OTHER_NAMES =
      PathSelector.globs(
          LogFiles.SUFFIXES.stream().map(suffix -> "**/*" + suffix).toArray(String[]::new));

  private static final LogFile NO_LOG = new LogFile(LogFile.NO_PAGES, "");

  private static final LogFile TOO_LARGE =
      new LogFile("", "the logs of its layer are too large to be kept");

  private DatabaseLogs() {}

  /** Selects the logs. */
  static PathSelector names() {
    return NAMES;
  }

  /**
   * Returns the skeleton of a database file; empty if it has none or exceeds a limit.
   *
   * @param rows the packages in it; the skeleton knows each by its position in this list
   */
  static String skeleton(RpmDatabaseFile database, List<RpmRow> rows) throws IOException {
    if (database.kind() != RpmDatabaseKind.SQLITE) {
      return "";
    }
    Map<Long, String> keys = new HashMap<>();
    for (int i = 0; i < rows.size(); i++) {
      keys.put(rows.get(i).number(), Integer.toString(i));
    }
    try {
      return RpmDatabaseReader.skeleton(database.content(), keys).encode();
    } catch (FormatException e) {
      return "";
    }
  }

  /** Returns where a layer has a log of a database of rpm, or something in its place. */
  static Set<String> paths(LayerView layer) {
    Set<String> paths = new TreeSet<>(directories(layer));
    layer.select(NAMES).forEach(log -> paths.add(log.path()));
    layer.linksOutside(NAMES).stream()
        .filter(link -> link.type() == EntryType.HARDLINK)
        .forEach(link -> paths.add(link.path()));
    return paths;
  }

  /** Returns the directories that replace the log of a database at a standard place. */
  private static List<String> directories(LayerView layer) {
    return StandardPlaces.DIRECTORIES.stream()
        .map(place -> place + "/" + RpmDatabaseKind.SQLITE.baseName())
        .flatMap(database -> LogFiles.SUFFIXES.stream().map(suffix -> database + suffix))
        .filter(path -> layer.entry(path).filter(e -> e.type() == EntryType.DIRECTORY).isPresent())
        .toList();
  }

  /** Returns the logs of a layer by path. */
  static Map<String, LogFile> read(LayerView layer) throws InterruptedException {
    Map<String, LogFile> logs = new TreeMap<>();
    directories(layer).forEach(path -> logs.put(path, NO_LOG));
    int length = 0;
    for (LayerEntry entry : layer.select(NAMES).stream().limit(MAX_LOGS).toList()) {
      LogFile log = read(layer, entry.path(), suffix(entry.path()));
      length += log.pages().length();
      logs.put(entry.path(), length > MAX_LENGTH ? TOO_LARGE : log);
    }
    addOthers(layer, logs);
    return logs;
  }

  /** Adds logs of databases of other names, to which a link may lead. */
  private static void addOthers(LayerView layer, Map<String, LogFile> logs)
      throws InterruptedException {
    Map<String, LogFile> recognized = recognized(layer);
    recognized.forEach(logs::putIfAbsent);
    layer.select(OTHER_NAMES).stream()
        .limit(MAX_LOGS)
        .forEach(
            entry ->
                layer
                    .resolve(entry.path())
                    .ifPresent(
                        file ->
                            logs.putIfAbsent(
                                entry.path(),
                                file.size() == 0
                                    ? NO_LOG
                                    : recognized.getOrDefault(file.path(), unknown(entry)))));
  }

  private static LogFile unknown(LayerEntry log) {
    return new LogFile("", log.path() + " was not kept, because it does not begin like a log");
  }

  private static Map<String, LogFile> recognized(LayerView layer) throws InterruptedException {
    Map<String, LogFile> logs = new TreeMap<>();
    int length = 0;
    for (LayerEntry file : layer.recognized()) {
      Optional<String> suffix = recognize(layer, file);
      if (suffix.isPresent() && logs.size() < MAX_LOGS) {
        LogFile log = read(layer, file.path(), suffix.get());
        length += log.pages().length();
        logs.put(file.path(), length > MAX_OTHER_LENGTH ? TOO_LARGE : log);
      }
    }
    return logs;
  }

  private static Optional<String> recognize(LayerView layer, LayerEntry file)
      throws InterruptedException {
    try {
      Optional<FileContent> content = layer.open(file.path());
      return content.isEmpty()
          ? Optional.empty()
          : LogFiles.recognize(RpmDatabaseFile.prefix(content.get()));
    } catch (IOException e) {
      // Fails if this is an interruption. Otherwise nothing is known of the file.
      ReadFailure.of(file.path(), e);
      return Optional.empty();
    }
  }

  private static String suffix(String path) {
    return path.endsWith(LogFiles.WAL_SUFFIX) ? LogFiles.WAL_SUFFIX : LogFiles.JOURNAL_SUFFIX;
  }

  private static LogFile read(LayerView layer, String path, String suffix)
      throws InterruptedException {
    try {
      FileContent content = layer.open(path).orElse(FileContent.of(new byte[0]));
      LogFiles log =
          suffix.equals(LogFiles.WAL_SUFFIX)
              ? LogFiles.ofWal(content)
              : LogFiles.ofJournal(content);
      PageOverlay pages = PageOverlay.read(log);
      return new LogFile(pages.isNone() ? LogFile.NO_PAGES : pages.encode(), "");
    } catch (IOException e) {
      return new LogFile("", ReadFailure.of(path, e).cause());
    }
  }
}
