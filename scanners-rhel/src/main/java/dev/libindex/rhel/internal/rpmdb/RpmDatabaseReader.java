package dev.libindex.rhel.internal.rpmdb;

import dev.libindex.layer.FileContent;
import dev.libindex.model.Notice;
import dev.libindex.rhel.internal.bytes.FormatException;
import dev.libindex.rhel.internal.sqlite.LogFiles;
import dev.libindex.rhel.internal.sqlite.TableSkeleton;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Map;

/** Reads rpm's package databases. */
public final class RpmDatabaseReader {
  private RpmDatabaseReader() {}

  /**
   * Reads a whole database, skipping damaged parts.
   *
   * @param path its path in the layer, for errors and notices
   * @param main its bytes
   * @param logs the files beside it that SQLite applies; ignored for other kinds
   * @throws InterruptedIOException if the thread is interrupted; its interrupted status stays set
   * @throws IOException if the bytes cannot be read, but never because they are malformed
   */
  public static RpmDatabaseContents read(
      RpmDatabaseKind kind, String path, FileContent main, LogFiles logs) throws IOException {
    ContentsCollector collector = new ContentsCollector(path);
    try {
      walk(open(kind, main, logs), collector);
    } catch (FormatException e) {
      collector.unreadable(e);
    } catch (NotAnRpmDatabaseException e) {
      return RpmDatabaseContents.ignored(
          new Notice(path, path + " is no rpm database: " + e.getMessage()));
    }
    return collector.contents();
  }

  /**
   * Reads the skeleton of an rpm database in SQLite, for {@link ComposedRpmDatabase}. It is that of
   * the file alone: if a log lies beside the file, the rows of the skeleton are those that {@link
   * #read} finds without it.
   *
   * @param keys by its number, what the caller will know each package by that {@link #read} has
   *     found; the shorter, the smaller is the skeleton
   * @throws FormatException if the file is not such a database, or its skeleton exceeds a limit
   * @throws IOException if the bytes cannot be read
   */
  public static TableSkeleton skeleton(FileContent main, Map<Long, String> keys)
      throws IOException {
    return TableSkeleton.of(main, SqliteHeaders.TABLE, keys);
  }

  private static void walk(HeaderSource source, ContentsCollector collector) throws IOException {
    try {
      source.forEachHeader(collector);
    } catch (TooDamagedException e) {
      collector.givenUp();
    }
  }

  private static HeaderSource open(RpmDatabaseKind kind, FileContent main, LogFiles logs)
      throws NotAnRpmDatabaseException, IOException {
    return switch (kind) {
      case BERKELEY -> BerkeleyDatabase.open(main);
      case SQLITE -> SqliteHeaders.open(main, logs);
      case NDB -> NdbDatabase.open(main);
    };
  }
}
