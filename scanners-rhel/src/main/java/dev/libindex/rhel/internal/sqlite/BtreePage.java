package dev.libindex.rhel.internal.sqlite;

import dev.libindex.rhel.internal.bytes.FormatException;
import java.nio.ByteBuffer;

/**
 * A page of a table b-tree ("Database File Format", section 1.6). Offsets are checked against the
 * usable size before they are followed.
 *
 * @param number the page's number
 * @param start the offset of the b-tree header
 * @param usableSize the number of bytes of the page that the tree may use
 */
record BtreePage(long number, ByteBuffer bytes, int start, int usableSize, boolean isLeaf)
    implements TreeNode {
  static final int INTERIOR_TABLE_PAGE = 0x05;
  static final int LEAF_TABLE_PAGE = 0x0d;

  private static final int INTERIOR_HEADER_SIZE = 12;
  private static final int LEAF_HEADER_SIZE = 8;

  /** Returns the number of cells as stated by the page, but never more than it has room for. */
  @Override
  public int cellCount() {
    int pointers = start + (isLeaf ? LEAF_HEADER_SIZE : INTERIOR_HEADER_SIZE);
    return Math.min(
        Short.toUnsignedInt(bytes.getShort(start + 3)), (usableSize - pointers) / Short.BYTES);
  }

  @Override
  public long rightmostChild() {
    return Integer.toUnsignedLong(bytes.getInt(start + 8));
  }

  @Override
  public long child(int cell) throws FormatException {
    return Integer.toUnsignedLong(bytes.getInt(cellOffset(cell, INTERIOR_HEADER_SIZE)));
  }

  @Override
  public LeafCell leafCell(int cell) throws FormatException {
    int offset = cellOffset(cell, LEAF_HEADER_SIZE);
    Varint reader = new Varint(bytes, offset, usableSize);
    long payloadLength = reader.next();
    long rowId = reader.next();
    int localOffset = reader.position();
    if (payloadLength < 0 || payloadLength > LeafCell.MAX_PAYLOAD) {
      throw new FormatException(
          "row " + rowId + " of " + payloadLength + " bytes; the limit is " + LeafCell.MAX_PAYLOAD);
    }
    int localLength = LeafCell.localLength((int) payloadLength, usableSize);
    boolean overflows = localLength < payloadLength;
    if (localOffset + localLength + (overflows ? Integer.BYTES : 0) > usableSize) {
      throw new FormatException("row " + rowId + " reaches past the end of page " + number);
    }
    long overflowPage =
        overflows ? Integer.toUnsignedLong(bytes.getInt(localOffset + localLength)) : 0;
    return new LeafCell(rowId, (int) payloadLength, localOffset, localLength, overflowPage);
  }

  private int cellOffset(int cell, int headerSize) throws FormatException {
    int offset = Short.toUnsignedInt(bytes.getShort(start + headerSize + Short.BYTES * cell));
    if (offset < start + headerSize || offset > usableSize - Integer.BYTES) {
      throw new FormatException("cell " + cell + " of page " + number + " at offset " + offset);
    }
    return offset;
  }
}
