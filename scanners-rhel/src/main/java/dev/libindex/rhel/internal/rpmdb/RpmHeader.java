package dev.libindex.rhel.internal.rpmdb;

import dev.libindex.rhel.internal.bytes.Extents;
import dev.libindex.rhel.internal.bytes.FormatException;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * The header of an installed package as a database stores it (rpm's docs/manual/hregions.md, and
 * "Header Structure" in file-format.md, without its first eight bytes): an index of entries,
 * followed by the data that they point into. The index is held in memory; data is read when a value
 * is requested.
 *
 * <p>Entries are identified by their position in the index, from 0; values by their tag.
 */
final class RpmHeader {
  private static final int PREAMBLE_SIZE = 8;
  private static final int ENTRY_SIZE = RpmHeaderChecks.ENTRY_SIZE;

  private static final int ABSENT = -1;

  /** Far longer than any real signature; longer ones would only use up memory. */
  private static final int MAX_BINARY = 1 << 20;

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
   * @throws FormatException if this is not a header; its data is not checked
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

  /** Returns a part of the data. */
  byte[] data(int offset, int length) throws IOException {
    if (offset < 0 || length < 0 || offset > dataSize - length) {
      throw new FormatException(
          "not enough data: " + length + " bytes at " + offset + " of " + dataSize);
    }
    byte[] bytes = new byte[length];
    blob.read(dataStart + (long) offset, bytes, 0, length);
    return bytes;
  }

  /** Returns the value of a tag of type STRING, or an empty text if the tag is absent. */
  String string(int tag) throws IOException {
    int entry = find(tag);
    if (entry == ABSENT) {
      return "";
    }
    requireType(entry, RpmType.STRING);
    return HeaderText.read(blob, dataStart + (long) offset(entry), true);
  }

  /** Returns the first string of a STRING_ARRAY or I18NSTRING tag, or an empty text if absent. */
  String firstString(int tag) throws IOException {
    int entry = find(tag);
    if (entry == ABSENT) {
      return "";
    }
    if (type(entry) != RpmType.I18N_STRING) {
      requireType(entry, RpmType.STRING_ARRAY);
    }
    return HeaderText.read(blob, dataStart + (long) offset(entry), false);
  }

  /** Returns the first number of a tag of type INT32, or 0 if the tag is absent. */
  int firstInt32(int tag) throws IOException {
    int entry = find(tag);
    if (entry == ABSENT) {
      return 0;
    }
    requireType(entry, RpmType.INT32);
    requireInside(entry, (long) count(entry) * Integer.BYTES);
    return ByteBuffer.wrap(data(offset(entry), Integer.BYTES)).getInt();
  }

  /** Returns the value of a tag of type BIN or CHAR, or no bytes if the tag is absent. */
  byte[] binary(int tag) throws IOException {
    int entry = find(tag);
    if (entry == ABSENT) {
      return new byte[0];
    }
    if (type(entry) != RpmType.CHAR) {
      requireType(entry, RpmType.BIN);
    }
    requireInside(entry, count(entry));
    if (count(entry) > MAX_BINARY) {
      throw new FormatException(
          "tag " + tag + " has " + count(entry) + " bytes; the limit is " + MAX_BINARY);
    }
    return data(offset(entry), count(entry));
  }

  /**
   * Returns the entry of a tag, or {@link #ABSENT}; the last one if there are several, as in
   * claircore.
   */
  private int find(int tag) {
    for (int entry = entryCount() - 1; entry >= 0; entry--) {
      if (tag(entry) == tag) {
        return entry;
      }
    }
    return ABSENT;
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
}
