package dev.libindex.rhel.internal.sqlite;

import dev.libindex.rhel.internal.bytes.Extents;
import dev.libindex.rhel.internal.bytes.FormatException;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * The types of a record's columns and the offsets of their values ("Database File Format", section
 * 2.1). A column that the record does not have is null.
 */
final class RecordHeader {
  private static final int[] FIXED_SIZES = {0, 1, 2, 3, 4, 6, 8, 8, 0, 0};
  private static final int NULL = 0;
  private static final int REAL = 7;
  private static final int ZERO = 8;
  private static final int FIRST_RESERVED = 10;
  private static final int FIRST_BLOB = 12;

  /** Enough for the columns of every table that is read here. */
  private static final int USUAL_SIZE = 100;

  private static final int MAX_VARINT_SIZE = 9;

  private final long[] codes;
  private final long[] offsets;

  private RecordHeader(long[] codes, long[] offsets) {
    this.codes = codes;
    this.offsets = offsets;
  }

  /**
   * Reads the header of a record.
   *
   * @param maxColumns the number of columns to read; any others are ignored
   */
  static RecordHeader read(Extents payload, int maxColumns) throws IOException {
    byte[] bytes = new byte[(int) Math.min(payload.length(), USUAL_SIZE)];
    payload.read(0, bytes, 0, bytes.length);
    Varint start = new Varint(ByteBuffer.wrap(bytes), 0, bytes.length);
    long size = start.next();
    if (size < start.position() || size > payload.length()) {
      throw new FormatException("record header of " + size + " bytes");
    }
    if (size > bytes.length) {
      long wanted = start.position() + (long) MAX_VARINT_SIZE * maxColumns;
      bytes = new byte[(int) Math.min(size, wanted)];
      payload.read(0, bytes, 0, bytes.length);
    }
    int limit = (int) Math.min(size, bytes.length);
    // A column takes at least one byte here, so the arrays are never larger than the header.
    int columns = Math.min(maxColumns, limit - start.position());
    Varint columnCodes = new Varint(ByteBuffer.wrap(bytes), start.position(), limit);
    return parse(columnCodes, size, payload.length(), columns);
  }

  private static RecordHeader parse(Varint reader, long headerSize, long payloadLength, int columns)
      throws FormatException {
    long[] codes = new long[columns];
    long[] offsets = new long[columns];
    long offset = headerSize;
    for (int column = 0; column < columns && reader.hasNext(); column++) {
      codes[column] = reader.next();
      offsets[column] = offset;
      offset += sizeOf(codes[column]);
      if (offset > payloadLength) {
        throw new FormatException("record ends inside its column " + column);
      }
    }
    return new RecordHeader(codes, offsets);
  }

  private static long sizeOf(long code) throws FormatException {
    if (code < 0 || code == FIRST_RESERVED || code == FIRST_RESERVED + 1) {
      throw new FormatException("column of type " + code);
    }
    return code < FIRST_RESERVED ? FIXED_SIZES[(int) code] : (code - FIRST_BLOB) / 2;
  }

  SqliteType type(int column) {
    long code = column < codes.length ? codes[column] : NULL;
    if (code >= FIRST_BLOB) {
      return code % 2 == 0 ? SqliteType.BLOB : SqliteType.TEXT;
    }
    if (code == NULL) {
      return SqliteType.NULL;
    }
    return code == REAL ? SqliteType.REAL : SqliteType.INTEGER;
  }

  /** Returns the size in bytes of a value that is not null. */
  int size(int column) {
    long code = codes[column];
    return code < FIRST_RESERVED ? FIXED_SIZES[(int) code] : (int) ((code - FIRST_BLOB) / 2);
  }

  long offset(int column) {
    return offsets[column];
  }

  /** Returns the value of an integer that takes no bytes: its type says whether it is 0 or 1. */
  long constant(int column) {
    return codes[column] - ZERO;
  }
}
