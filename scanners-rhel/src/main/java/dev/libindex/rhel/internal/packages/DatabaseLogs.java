package dev.libindex.rhel.internal.packages;

import dev.libindex.layer.FileContent;
import dev.libindex.layer.LayerEntry;
import dev.libindex.layer.LayerView;
import dev.libindex.layer.PathSelector;
import dev.libindex.rhel.internal.bytes.FormatException;
import dev.libindex.rhel.internal.databases.LogFile;
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
import java.util.TreeMap;

/** Keeps of a layer what is needed if a database and its log turn out to be in different layers. */
final class DatabaseLogs {
  private static final PathSelector NAMES =
      PathSelector.names(
          LogFiles.SUFFIXES.stream()
              .map(suffix -> RpmDatabaseKind.SQLITE.baseName() + suffix)
              .toArray(String[]::new));

  /** Bounds the evidence of a layer; one log has at most 8 MiB before it is written as text. */
  private static final int MAX_LENGTH = 12_000_000;

  private static final int MAX_LOGS = 1000;

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

  /** Returns the logs of a layer by path. */
  static Map<String, LogFile> read(LayerView layer) throws InterruptedException {
    Map<String, LogFile> logs = new TreeMap<>();
    int length = 0;
    for (LayerEntry entry : layer.select(NAMES).stream().limit(MAX_LOGS).toList()) {
      LogFile log = read(layer, entry.path());
      length += log.pages().length();
      logs.put(
          entry.path(),
          length > MAX_LENGTH
              ? new LogFile("", "the logs of its layer are too large to be kept")
              : log);
    }
    return logs;
  }

  private static LogFile read(LayerView layer, String path) throws InterruptedException {
    try {
      FileContent content = layer.open(path).orElse(FileContent.of(new byte[0]));
      LogFiles log =
          path.endsWith(LogFiles.WAL_SUFFIX)
              ? LogFiles.ofWal(content)
              : LogFiles.ofJournal(content);
      PageOverlay pages = PageOverlay.read(log);
      return new LogFile(pages.isNone() ? LogFile.NO_PAGES : pages.encode(), "");
    } catch (IOException e) {
      return new LogFile("", ReadFailure.of(path, e).cause());
    }
  }
}
