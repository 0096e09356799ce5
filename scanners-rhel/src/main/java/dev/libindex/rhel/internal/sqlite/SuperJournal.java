package dev.libindex.rhel.internal.sqlite;

import dev.libindex.layer.FileContent;
import dev.libindex.rhel.internal.bytes.ContentReader;
import dev.libindex.rhel.internal.bytes.FormatException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * The name at the end of the rollback journal of a transaction over several databases. SQLite rolls
 * back only if the file of that name, which is in the file system of the machine that wrote the
 * journal, still exists.
 */
final class SuperJournal {
  private static final int TRAILER_SIZE = 16;

  /** The longest path that SQLite accepts. */
  private static final int MAX_NAME = 4096;

  private SuperJournal() {}

  /**
   * Refuses a journal that names a super-journal: whether its transaction counts cannot be told.
   */
  static void requireNone(FileContent journal) throws IOException {
    long end = journal.size() - TRAILER_SIZE;
    if (end < 0) {
      return;
    }
    ByteBuffer trailer =
        ContentReader.readStructure(
            journal, end, TRAILER_SIZE, ByteOrder.BIG_ENDIAN, "end of the journal");
    int length = trailer.getInt(0);
    if (trailer.getLong(8) != RollbackJournal.MAGIC
        || length <= 0
        || length > Math.min(MAX_NAME, end)) {
      return;
    }
    byte[] name = new byte[length];
    ContentReader.readFully(journal, end - length, name, 0, length);
    int sum = 0;
    for (byte b : name) {
      sum += b;
    }
    if (sum == trailer.getInt(4) && name[0] != 0) {
      throw new FormatException(
          "the journal counts only if the super-journal "
              + new String(name, StandardCharsets.UTF_8)
              + " exists, which is not known");
    }
  }
}
