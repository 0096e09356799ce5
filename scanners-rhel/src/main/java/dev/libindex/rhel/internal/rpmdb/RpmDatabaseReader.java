package dev.libindex.rhel.internal.rpmdb;

import dev.libindex.layer.FileContent;
import dev.libindex.model.Notice;
import dev.libindex.rhel.internal.bytes.FormatException;
import java.io.IOException;
import java.io.InterruptedIOException;
import org.jspecify.annotations.Nullable;

/** Reads package databases of rpm. */
public final class RpmDatabaseReader {
  private RpmDatabaseReader() {}

  /**
   * Reads all of one database, past whatever of it is damaged.
   *
   * @param path its path in the layer, for messages
   * @param main its bytes
   * @param wal the bytes of the file beside it with {@code -wal} after its name, for {@link
   *     RpmDatabaseKind#SQLITE}; null if there is none
   * @throws InterruptedIOException if the thread is interrupted, which it then still is
   * @throws IOException if the bytes cannot be had; never because of what they are
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
