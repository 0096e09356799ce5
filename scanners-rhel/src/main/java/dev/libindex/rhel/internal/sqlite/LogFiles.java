package dev.libindex.rhel.internal.sqlite;

import dev.libindex.layer.FileContent;
import dev.libindex.layer.LayerView;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * The files beside a database that SQLite applies to it when it opens it.
 *
 * @param wal the write-ahead log, whose name ends with {@code -wal}
 * @param journal the rollback journal, whose name ends with {@code -journal}
 */
public record LogFiles(Optional<FileContent> wal, Optional<FileContent> journal) {
  /** No files. */
  public static final LogFiles NONE = new LogFiles(Optional.empty(), Optional.empty());

  /** What the name of a write-ahead log has after that of its database. */
  public static final String WAL_SUFFIX = "-wal";

  /** What the name of a rollback journal has after that of its database. */
  public static final String JOURNAL_SUFFIX = "-journal";

  /** Both suffixes. */
  public static final List<String> SUFFIXES = List.of(WAL_SUFFIX, JOURNAL_SUFFIX);

  /** Returns whether a file is named like a log of a database. */
  public static boolean isNamed(String path) {
    return SUFFIXES.stream().anyMatch(path::endsWith);
  }

  /**
   * Returns the suffix of the kind of log that a file is, judging by its first bytes alone.
   *
   * @param beginning eight bytes of it, or more, or all if it is shorter
   */
  public static Optional<String> recognize(byte[] beginning) {
    if (beginning.length < Long.BYTES) {
      return Optional.empty();
    }
    long start = ByteBuffer.wrap(beginning).getLong();
    if (start == RollbackJournal.MAGIC) {
      return Optional.of(JOURNAL_SUFFIX);
    }
    return WriteAheadLog.isMagic((int) (start >>> Integer.SIZE))
        ? Optional.of(WAL_SUFFIX)
        : Optional.empty();
  }

  /** Returns the path of the database that a log with one of these suffixes belongs to. */
  public static String databaseOf(String log) {
    return log.substring(0, log.lastIndexOf('-'));
  }

  /** Returns a write-ahead log alone. */
  public static LogFiles ofWal(FileContent wal) {
    return new LogFiles(Optional.of(wal), Optional.empty());
  }

  /** Returns a rollback journal alone. */
  public static LogFiles ofJournal(FileContent journal) {
    return new LogFiles(Optional.empty(), Optional.of(journal));
  }

  /**
   * Returns the files that lie in the layer beside a database.
   *
   * @param path the database's path, which is not a symbolic link: SQLite looks beside the file
   *     that a link leads to. Whether the layer has a file there does not matter
   * @throws IOException if one of them is there, but was not captured
   */
  public static LogFiles beside(LayerView layer, String path) throws IOException {
    return new LogFiles(layer.open(path + WAL_SUFFIX), layer.open(path + JOURNAL_SUFFIX));
  }
}
