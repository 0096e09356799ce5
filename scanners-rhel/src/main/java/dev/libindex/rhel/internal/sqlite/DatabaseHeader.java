package dev.libindex.rhel.internal.sqlite;

import dev.libindex.rhel.internal.bytes.FormatException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * The first 100 bytes of page 1 ("Database File Format", section 1.3).
 *
 * @param usableSize the page size without the reserved bytes at the end of each page
 * @param declaredPages the size of the database in pages, or 0 if the header does not state it
 */
record DatabaseHeader(int pageSize, int usableSize, Charset encoding, long declaredPages) {
  static final int SIZE = 100;

  private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
  private static final int MIN_PAGE_SIZE = 512;
  private static final int MAX_PAGE_SIZE = 65536;
  private static final int MIN_USABLE_SIZE = 480;
  private static final int PAYLOAD_FRACTIONS = 0x402020;

  static boolean hasMagic(byte[] prefix) {
    if (prefix.length < MAGIC.length) {
      return false;
    }
    for (int i = 0; i < MAGIC.length; i++) {
      if (prefix[i] != MAGIC[i]) {
        return false;
      }
    }
    return true;
  }

  static DatabaseHeader parse(ByteBuffer bytes) throws FormatException {
    byte[] prefix = new byte[MAGIC.length];
    bytes.get(0, prefix);
    if (!hasMagic(prefix)) {
      throw new FormatException("not a SQLite database: no magic");
    }
    int pageSize = pageSize(Short.toUnsignedInt(bytes.getShort(16)));
    int usableSize = pageSize - Byte.toUnsignedInt(bytes.get(20));
    if (usableSize < MIN_USABLE_SIZE) {
      throw new FormatException("usable page size " + usableSize);
    }
    if (bytes.get(19) < 1 || bytes.get(19) > 2) {
      throw new FormatException("read format version " + bytes.get(19));
    }
    if ((bytes.getInt(20) & 0xffffff) != PAYLOAD_FRACTIONS) {
      throw new FormatException("payload fractions are not 64, 32, 32");
    }
    // Older writers update neither the size nor the second of these counters.
    boolean sizeIsValid = bytes.getInt(24) == bytes.getInt(92);
    return new DatabaseHeader(
        pageSize,
        usableSize,
        encoding(bytes.getInt(56)),
        sizeIsValid ? Integer.toUnsignedLong(bytes.getInt(28)) : 0);
  }

  /** Returns the header that a database usually has. */
  static DatabaseHeader usual(int pageSize) {
    return new DatabaseHeader(pageSize, pageSize, StandardCharsets.UTF_8, 0);
  }

  private static int pageSize(int field) throws FormatException {
    int pageSize = field == 1 ? MAX_PAGE_SIZE : field;
    if (!isPageSize(pageSize)) {
      throw new FormatException("page size " + pageSize);
    }
    return pageSize;
  }

  static boolean isPageSize(int size) {
    return size >= MIN_PAGE_SIZE && size <= MAX_PAGE_SIZE && Integer.bitCount(size) == 1;
  }

  private static Charset encoding(int field) throws FormatException {
    return switch (field) {
      // 0 in a database that has never had a table.
      case 0, 1 -> StandardCharsets.UTF_8;
      case 2 -> StandardCharsets.UTF_16LE;
      case 3 -> StandardCharsets.UTF_16BE;
      default -> throw new FormatException("text encoding " + field);
    };
  }
}
