package dev.libindex.rhel.internal.rpmdb;

import dev.libindex.rhel.internal.bytes.FormatException;
import java.nio.ByteBuffer;

/**
 * A page of items in a BerkeleyDB hash: keys at even indexes, each followed by its value. Items are
 * stored from the end of the page backwards, so each ends where the previous one begins.
 */
record BerkeleyHashPage(long number, ByteBuffer bytes, int itemCount) {
  /** The type of an item, given by its first byte. */
  enum ItemType {
    INLINE,
    OFF_PAGE
  }

  private static final int KEY_DATA = 1;
  private static final int OFF_PAGE = 3;
  private static final int OFF_PAGE_SIZE = 12;

  static BerkeleyHashPage of(long number, ByteBuffer bytes) throws FormatException {
    int items = Short.toUnsignedInt(bytes.getShort(20));
    if (BerkeleyPages.PAGE_HEADER_SIZE + items * Short.BYTES > bytes.capacity()) {
      throw new FormatException("page " + number + " has no room for its " + items + " items");
    }
    return new BerkeleyHashPage(number, bytes, items);
  }

  /** Returns the next page of the bucket, or 0. */
  long next() {
    return Integer.toUnsignedLong(bytes.getInt(16));
  }

  ItemType type(int item) throws FormatException {
    int type = bytes.get(offset(item));
    int length = end(item) - offset(item);
    if (type == KEY_DATA) {
      return ItemType.INLINE;
    }
    if (type == OFF_PAGE && length >= OFF_PAGE_SIZE) {
      return ItemType.OFF_PAGE;
    }
    throw new FormatException("item " + item + " of page " + number + " is of type " + type);
  }

  /** Returns the offset of an inline item's bytes in the page. */
  int dataOffset(int item) throws FormatException {
    return offset(item) + 1;
  }

  /** Returns the length of an inline item in bytes. */
  int dataLength(int item) throws FormatException {
    return end(item) - dataOffset(item);
  }

  /** Returns the first page of an item stored on other pages. */
  long offPage(int item) throws FormatException {
    return Integer.toUnsignedLong(bytes.getInt(offset(item) + 4));
  }

  private int offset(int item) throws FormatException {
    int offset = offsetField(item);
    int start = BerkeleyPages.PAGE_HEADER_SIZE + itemCount * Short.BYTES;
    if (offset < start || offset >= end(item)) {
      throw new FormatException(
          "item " + item + " of page " + number + " stands from " + offset + " to " + end(item));
    }
    return offset;
  }

  private int end(int item) {
    return item == 0 ? bytes.capacity() : Math.min(offsetField(item - 1), bytes.capacity());
  }

  private int offsetField(int item) {
    return Short.toUnsignedInt(bytes.getShort(BerkeleyPages.PAGE_HEADER_SIZE + item * Short.BYTES));
  }
}
