package dev.libindex.rhel.internal.packages;

import dev.libindex.layer.FileContent;
import dev.libindex.layer.LayerEntry;
import dev.libindex.layer.LayerView;
import dev.libindex.layer.PathSelector;
import dev.libindex.rhel.internal.rpmdb.RpmDatabaseContents;
import dev.libindex.rhel.internal.rpmdb.RpmDatabaseKind;
import dev.libindex.rhel.internal.rpmdb.RpmDatabaseReader;
import dev.libindex.rhel.internal.sqlite.LogFiles;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A file of a layer that is a package database, judging by its name, if it has one, and its first
 * bytes.
 *
 * @param path one of its paths, for errors and to find its log
 * @param kind the backend that wrote it
 * @param content its bytes
 */
record RpmDatabaseFile(String path, RpmDatabaseKind kind, FileContent content) {
  private static final PathSelector NAMES =
      PathSelector.names(
          Arrays.stream(RpmDatabaseKind.values())
              .map(RpmDatabaseKind::baseName)
              .toArray(String[]::new));

  /** Selects the files that must be captured to read databases. */
  static PathSelector wanted() {
    return NAMES.or(DatabaseLogs.names());
  }

  /** Returns whether a file with this beginning may be a database or its log, whatever its name. */
  static boolean recognizes(byte[] beginning, int length) {
    int prefix = Math.min(length, RpmDatabaseKind.PREFIX_LENGTH);
    byte[] bytes = Arrays.copyOf(beginning, prefix);
    return RpmDatabaseKind.recognize(bytes).isPresent() || LogFiles.recognize(bytes).isPresent();
  }

  /** Returns the entries that have the name of a database, in the order of their paths. */
  static List<LayerEntry> candidates(LayerView layer) {
    return layer.select(NAMES);
  }

  /** Selects whatever has the name of a database. */
  static PathSelector names() {
    return NAMES;
  }

  /**
   * Opens a candidate.
   *
   * @param name the name of the kind of database that it may be; empty if only its bytes can tell
   * @param path its path, which may be a link
   * @return empty if it is not a database, or is a dangling link
   * @throws IOException if its bytes cannot be read
   */
  static Optional<RpmDatabaseFile> open(LayerView layer, String name, String path)
      throws IOException {
    Optional<FileContent> content = layer.open(path);
    if (content.isEmpty()) {
      return Optional.empty();
    }
    byte[] prefix = prefix(content.get());
    return (name.isEmpty() ? RpmDatabaseKind.recognize(prefix) : RpmDatabaseKind.of(name, prefix))
        .map(kind -> new RpmDatabaseFile(path, kind, content.get()));
  }

  static byte[] prefix(FileContent content) throws IOException {
    byte[] prefix = new byte[RpmDatabaseKind.PREFIX_LENGTH];
    int filled = 0;
    int count = 0;
    while (filled < prefix.length && count >= 0) {
      filled += count;
      count = content.read(filled, prefix, filled, prefix.length - filled);
    }
    return Arrays.copyOf(prefix, filled);
  }

  /**
   * Reads the whole database.
   *
   * @param logs the files beside it that SQLite applies
   * @throws IOException if its bytes cannot be read
   */
  RpmDatabaseContents read(LogFiles logs) throws IOException {
    return RpmDatabaseReader.read(kind, path, content, logs);
  }
}
