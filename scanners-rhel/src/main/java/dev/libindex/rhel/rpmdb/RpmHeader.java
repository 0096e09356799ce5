package dev.libindex.rhel.rpmdb;

import dev.libindex.rhel.bytes.Extents;
import dev.libindex.rhel.bytes.FormatException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The header of an installed package as a database stores it (rpm's docs/manual/hregions.md, and
 * "Header Structure" in file-format.md, without its first eight bytes): an index of entries, then
 * the data that they point into. The index is in memory, the data is read when a value is asked
 * for.
 *
 * <p>Entries are named by their place in the index, from 0.
 */
final class RpmHeader {
  private static final int PREAMBLE_SIZE = 8;
  private static final int ENTRY_SIZE = RpmHeaderChecks.ENTRY_SIZE;

  /** No single value that we read is near this; one that is would only fill memory. */
  private static final int MAX_VALUE = 1 << 20;

  private static final int FIRST_STRING_CHUNK = 64;

  private final Extents blob;
  private final ByteBuffer index;
  private final int dataStart;
  private final int dataSize;

  private RpmHeader(Extents blob, ByteBuffer index, int dataSize) {
    this.blob = blob;
    this.index = index;
    this.dataStart = PREAMBLE_SIZE + index.capacity();
    this.dataSize = dataSize;
  }

  /**
   * Reads and checks the index.
   *
   * @throws FormatException if this is no header; what it holds is not looked at
   */
  static RpmHeader parse(Extents blob) throws IOException {
    if (blob.length() < PREAMBLE_SIZE) {
      throw new FormatException("header of " + blob.length() + " bytes");
    }
    byte[] preamble = new byte[PREAMBLE_SIZE];
    blob.read(0, preamble, 0, PREAMBLE_SIZE);
    long entries = Integer.toUnsignedLong(ByteBuffer.wrap(preamble).getInt(0));
    long dataSize = Integer.toUnsignedLong(ByteBuffer.wrap(preamble).getInt(4));
    RpmHeaderChecks.requireSizes(entries, dataSize, blob.length());
    byte[] index = new byte[(int) entries * ENTRY_SIZE];
    blob.read(PREAMBLE_SIZE, index, 0, index.length);
    RpmHeader header = new RpmHeader(blob, ByteBuffer.wrap(index), (int) dataSize);
    new RpmHeaderChecks(header).run();
    return header;
  }

  int entryCount() {
    return index.capacity() / ENTRY_SIZE;
  }

  int dataSize() {
    return dataSize;
  }

  int tag(int entry) {
    return index.getInt(entry * ENTRY_SIZE);
  }

  int type(int entry) {
    return index.getInt(entry * ENTRY_SIZE + 4);
  }

  int offset(int entry) {
    return index.getInt(entry * ENTRY_SIZE + 8);
  }

  int count(int entry) {
    return index.getInt(entry * ENTRY_SIZE + 12);
  }

  /** Part of the data. */
  byte[] data(int offset, int length) throws IOException {
    if (offset < 0 || length < 0 || offset > dataSize - length) {
      throw new FormatException(
          "not enough data: " + length + " bytes at " + offset + " of " + dataSize);
    }
    byte[] bytes = new byte[length];
    blob.read(dataStart + offset, bytes, 0, length);
    return bytes;
  }

  /** The value of an entry of type STRING, up to its NUL. */
  String string(int entry) throws IOException {
    requireType(entry, RpmType.STRING);
    return text(offset(entry), true);
  }

  /** The first of the strings of an entry of type STRING_ARRAY or I18NSTRING. */
  String firstString(int entry) throws IOException {
    if (type(entry) != RpmType.I18N_STRING) {
      requireType(entry, RpmType.STRING_ARRAY);
    }
    return text(offset(entry), false);
  }

  /** The first of the numbers of an entry of type INT32. */
  int firstInt32(int entry) throws IOException {
    requireType(entry, RpmType.INT32);
    requireInside(entry, (long) count(entry) * Integer.BYTES);
    return ByteBuffer.wrap(data(offset(entry), Integer.BYTES)).getInt();
  }

  /** The value of an entry of type BIN or CHAR. */
  byte[] binary(int entry) throws IOException {
    if (type(entry) != RpmType.CHAR) {
      requireType(entry, RpmType.BIN);
    }
    requireInside(entry, count(entry));
    if (count(entry) > MAX_VALUE) {
      throw tooLong(count(entry));
    }
    return data(offset(entry), count(entry));
  }

  private void requireType(int entry, int wanted) throws FormatException {
    if (type(entry) != wanted) {
      throw new FormatException(
          "tag " + tag(entry) + " is of type " + type(entry) + ", not " + wanted);
    }
  }

  private void requireInside(int entry, long length) throws FormatException {
    if (offset(entry) + length > dataSize) {
      throw new FormatException("not enough data: tag " + tag(entry) + " has " + length + " bytes");
    }
  }

  /**
   * Reads in growing chunks, as a name is short and the rest of the data long.
   *
   * @param terminated whether the data may not end before the NUL
   */
  private String text(int offset, boolean terminated) throws IOException {
    int available = dataSize - offset;
    byte[] bytes = new byte[0];
    for (int size = FIRST_STRING_CHUNK; ; size *= 4) {
      int scanned = bytes.length;
      bytes = Arrays.copyOf(bytes, Math.min(size, available));
      blob.read(dataStart + (long) offset + scanned, bytes, scanned, bytes.length - scanned);
      for (int i = scanned; i < bytes.length; i++) {
        if (bytes[i] == 0) {
          return new String(bytes, 0, i, StandardCharsets.UTF_8);
        }
      }
      if (bytes.length == available) {
        break;
      }
      if (bytes.length >= MAX_VALUE) {
        throw tooLong(available);
      }
    }
    if (terminated) {
      throw new FormatException("not enough data: string without an end at " + offset);
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static FormatException tooLong(long length) {
    return new FormatException("value of " + length + " bytes; the limit is " + MAX_VALUE);
  }
}
