package dev.libindex.rhel.sqlite;

import dev.libindex.rhel.bytes.Extents;
import dev.libindex.rhel.bytes.FormatException;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * The types of a record's columns and where their values stand in it ("Database File Format",
 * section 2.1). A column that the record does not have is null.
 */
final class RecordHeader {
  static final int NULL = 0;
  static final int ONE = 9;

  private static final int[] FIXED_SIZES = {0, 1, 2, 3, 4, 6, 8, 8, 0, 0};
  private static final int REAL = 7;
  private static final int FIRST_RESERVED = 10;
  private static final int FIRST_BLOB = 12;

  /** Enough for the header's own length and for the types of nine columns of any size. */
  private static final int USUAL_SIZE = 100;

  private final long[] types;
  private final long[] offsets;
  private final int count;

  private RecordHeader(long[] types, long[] offsets, int count) {
    this.types = types;
    this.offsets = offsets;
    this.count = count;
  }

  /**
   * @param maxColumns how many columns are wanted; what follows them is not looked at
   */
  static RecordHeader read(Extents payload, int maxColumns) throws IOException {
    byte[] bytes = new byte[(int) Math.min(payload.length(), USUAL_SIZE)];
    payload.read(0, bytes, 0, bytes.length);
    Varint reader = new Varint(ByteBuffer.wrap(bytes), 0, bytes.length);
    long size = reader.next();
    if (size < reader.position() || size > payload.length()) {
      throw new FormatException("record header of " + size + " bytes");
    }
    if (size > bytes.length) {
      // Nine bytes a column are the most that can be of interest.
      bytes = new byte[(int) Math.min(size, reader.position() + 9L * maxColumns)];
      payload.read(0, bytes, 0, bytes.length);
    }
    int limit = (int) Math.min(size, bytes.length);
    Varint columnTypes = new Varint(ByteBuffer.wrap(bytes), reader.position(), limit);
    return parse(columnTypes, size, payload.length(), maxColumns);
  }

  private static RecordHeader parse(
      Varint reader, long headerSize, long payloadLength, int maxColumns) throws FormatException {
    long[] types = new long[maxColumns];
    long[] offsets = new long[maxColumns];
    long offset = headerSize;
    int count = 0;
    while (count < maxColumns && reader.hasNext()) {
      types[count] = reader.next();
      offsets[count] = offset;
      offset += sizeOf(types[count]);
      if (offset > payloadLength) {
        throw new FormatException("record ends inside its column " + count);
      }
      count++;
    }
    return new RecordHeader(types, offsets, count);
  }

  private static long sizeOf(long type) throws FormatException {
    if (type < 0 || type == FIRST_RESERVED || type == FIRST_RESERVED + 1) {
      throw new FormatException("column of type " + type);
    }
    return type < FIRST_RESERVED ? FIXED_SIZES[(int) type] : (type - FIRST_BLOB) / 2;
  }

  long type(int column) {
    return column < count ? types[column] : NULL;
  }

  boolean isInteger(int column) {
    long type = type(column);
    return type != NULL && type != REAL && type < FIRST_RESERVED;
  }

  boolean isBlob(int column) {
    return type(column) >= FIRST_BLOB && type(column) % 2 == 0;
  }

  boolean isText(int column) {
    return type(column) >= FIRST_BLOB && type(column) % 2 == 1;
  }

  /** The value's size in bytes; the record is smaller than 2 GiB, so is each value. */
  int size(int column) {
    long type = type(column);
    return type < FIRST_RESERVED ? FIXED_SIZES[(int) type] : (int) ((type - FIRST_BLOB) / 2);
  }

  long offset(int column) {
    return offsets[column];
  }
}
