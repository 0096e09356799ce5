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
 * A file of a layer that is a package database, judging by its name and its first bytes.
 *
 * @param path its path; a file with several names, or a link to one, is a database at each of them
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
    return NAMES.or(
        PathSelector.names(
            LogFiles.SUFFIXES.stream()
                .map(suffix -> RpmDatabaseKind.SQLITE.baseName() + suffix)
                .toArray(String[]::new)));
  }

  /** Returns the entries that have the name of a database, in the order of their paths. */
  static List<LayerEntry> candidates(LayerView layer) {
    return layer.select(NAMES);
  }

  /**
   * Opens a candidate.
   *
   * @return empty if it is not a database, or is a dangling link
   * @throws IOException if its bytes cannot be read
   */
  static Optional<RpmDatabaseFile> open(LayerView layer, LayerEntry candidate) throws IOException {
    Optional<FileContent> content = layer.open(candidate.path());
    if (content.isEmpty()) {
      return Optional.empty();
    }
    byte[] prefix = prefix(content.get());
    return RpmDatabaseKind.of(candidate.name(), prefix)
        .map(kind -> new RpmDatabaseFile(candidate.path(), kind, content.get()));
  }

  private static byte[] prefix(FileContent content) throws IOException {
    byte[] prefix = new byte[RpmDatabaseKind.PREFIX_LENGTH];
    int filled = 0;
    int count = 0;
    while (filled < prefix.length && count >= 0) {
      filled += count;
      count = content.read(filled, prefix, filled, prefix.length - filled);
    }
    return Arrays.copyOf(prefix, filled);
  }

  /** Returns the label by which packages refer to the database. */
  String label() {
    return kind.label(path);
  }

  /**
   * Reads the whole database.
   *
   * @throws IOException if its bytes cannot be read
   */
  RpmDatabaseContents read(LayerView layer) throws IOException {
    LogFiles logs = kind == RpmDatabaseKind.SQLITE ? LogFiles.beside(layer, path) : LogFiles.NONE;
    return RpmDatabaseReader.read(kind, path, content, logs);
  }
}
