package dev.libindex.rhel.internal.sqlite;

import dev.libindex.layer.FileContent;
import dev.libindex.rhel.internal.bytes.ContentReader;
import dev.libindex.rhel.internal.bytes.FormatException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads a {@code -journal} file ("Database File Format", section 3): the pages as they were before
 * a transaction that did not end. As in SQLite, a record with a wrong checksum ends the journal,
 * and one whose header is zeroed or absent is not hot: its transaction was committed.
 */
final class RollbackJournal {
  static final long MAGIC = 0xd9d505f920a163d7L;

  private static final int HEADER_SIZE = 28;
  private static final int MIN_SECTOR_SIZE = 32;
  private static final int MAX_SECTOR_SIZE = 65536;

  /** A count of records that means: as many as the file has room for. */
  private static final int UNCOUNTED = -1;

  /** The page that SQLite locks, which a journal never has. */
  private static final long LOCKED_BYTE = 0x40000000;

  private final FileContent content;
  private final int sectorSize;
  private final int pageSize;
  private final long databasePages;
  private final Map<Long, StoredPage> pages = new HashMap<>();

  private RollbackJournal(FileContent content, ByteBuffer header) {
    this.content = content;
    this.databasePages = Integer.toUnsignedLong(header.getInt(16));
    this.sectorSize = header.getInt(20);
    this.pageSize = header.getInt(24);
  }

  /** Reads a journal; returns {@link PageOverlay#NONE} if it is not hot. */
  static PageOverlay read(FileContent content) throws IOException {
    if (content.size() < HEADER_SIZE) {
      return PageOverlay.NONE;
    }
    RollbackJournal journal = new RollbackJournal(content, header(content, 0));
    if (header(content, 0).getLong(0) != MAGIC || !journal.hasValidSizes()) {
      return PageOverlay.NONE;
    }
    SuperJournal.requireNone(content);
    journal.readSegments();
    return new PageOverlay(journal.pageSize, journal.databasePages, journal.pages);
  }

  private boolean hasValidSizes() {
    return DatabaseHeader.isPageSize(pageSize)
        && sectorSize >= MIN_SECTOR_SIZE
        && sectorSize <= MAX_SECTOR_SIZE
        && Integer.bitCount(sectorSize) == 1
        && sectorSize <= content.size();
  }

  private static ByteBuffer header(FileContent content, long position) throws IOException {
    return ContentReader.readStructure(
        content, position, HEADER_SIZE, ByteOrder.BIG_ENDIAN, "journal header");
  }

  private void readSegments() throws IOException {
    long position = 0;
    while (position >= 0 && position <= content.size() - sectorSize) {
      ByteBuffer header = header(content, position);
      if (header.getLong(0) != MAGIC) {
        return;
      }
      position = readRecords(header, position + sectorSize);
    }
  }

  /** Reads the records of a segment; returns where the next one begins, or -1 at the end. */
  private long readRecords(ByteBuffer header, long first) throws IOException {
    byte[] bytes = new byte[pageSize + 2 * Integer.BYTES];
    ByteBuffer row = ByteBuffer.wrap(bytes);
    long room = (content.size() - first) / bytes.length;
    long count = header.getInt(8) == UNCOUNTED ? room : Integer.toUnsignedLong(header.getInt(8));
    for (long i = 0; i < count; i++) {
      if (i >= room) {
        return -1;
      }
      long position = first + i * bytes.length;
      ContentReader.readFully(content, position, bytes, 0, bytes.length);
      long page = Integer.toUnsignedLong(row.getInt(0));
      if (page == 0 || page == LOCKED_BYTE / pageSize + 1 || !matches(row, header.getInt(12))) {
        return -1;
      }
      if (page <= databasePages) {
        put(page, position + Integer.BYTES);
      }
    }
    long end = first + count * bytes.length;
    return (end + sectorSize - 1) / sectorSize * sectorSize;
  }

  private void put(long page, long position) throws FormatException {
    pages.put(page, new StoredPage(content, position, pageSize));
    if (pages.size() > WriteAheadLog.MAX_FRAMES) {
      throw new FormatException("journal of more than " + WriteAheadLog.MAX_FRAMES + " pages");
    }
  }

  /** Compares the checksum of a record, which covers every 200th byte of its page. */
  private boolean matches(ByteBuffer row, int nonce) {
    int sum = nonce;
    for (int i = pageSize - 200; i > 0; i -= 200) {
      sum += Byte.toUnsignedInt(row.get(Integer.BYTES + i));
    }
    return sum == row.getInt(Integer.BYTES + pageSize);
  }
}
