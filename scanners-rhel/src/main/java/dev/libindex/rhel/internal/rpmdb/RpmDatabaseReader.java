package dev.libindex.rhel.internal.rpmdb;

import dev.libindex.layer.FileContent;
import dev.libindex.model.Notice;
import dev.libindex.rhel.internal.bytes.FormatException;
import java.io.IOException;
import java.io.InterruptedIOException;
import org.jspecify.annotations.Nullable;

/** Reads rpm's package databases. */
public final class RpmDatabaseReader {
  private RpmDatabaseReader() {}

  /**
   * Reads a whole database, skipping damaged parts.
   *
   * @param path its path in the layer, for errors and notices
   * @param main its bytes
   * @param wal for {@link RpmDatabaseKind#SQLITE}, the content of the {@code -wal} file beside it;
   *     null if there is none
   * @throws InterruptedIOException if the thread is interrupted; its interrupted status stays set
   * @throws IOException if the bytes cannot be read, but never because they are malformed
   */
  public static RpmDatabaseContents read(
      RpmDatabaseKind kind, String path, FileContent main, @Nullable FileContent wal)
      throws IOException {
    ContentsCollector collector = new ContentsCollector(path);
    try {
      walk(open(kind, main, wal), collector);
    } catch (FormatException e) {
      collector.unreadable(e);
    } catch (NotAnRpmDatabaseException e) {
      return RpmDatabaseContents.ignored(
          new Notice(path, path + " is no rpm database: " + e.getMessage()));
    }
    return collector.contents();
  }

  private static void walk(HeaderSource source, ContentsCollector collector) throws IOException {
    try {
      source.forEachHeader(collector);
    } catch (TooDamagedException e) {
      collector.givenUp();
    }
  }

  private static HeaderSource open(
      RpmDatabaseKind kind, FileContent main, @Nullable FileContent wal)
      throws NotAnRpmDatabaseException, IOException {
    return switch (kind) {
      case BERKELEY -> BerkeleyDatabase.open(main);
      case SQLITE -> SqliteHeaders.open(main, wal);
      case NDB -> NdbDatabase.open(main);
    };
  }
}
