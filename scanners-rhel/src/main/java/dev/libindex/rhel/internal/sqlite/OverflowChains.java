package dev.libindex.rhel.internal.sqlite;

import dev.libindex.rhel.internal.bytes.Extents;
import dev.libindex.rhel.internal.bytes.FormatException;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Follows the overflow pages of rows ("Database File Format", section 1.7). */
final class OverflowChains {
  /** Records that a page is used, and refuses a page that was used before. */
  @FunctionalInterface
  interface Visits {
    void visit(long page) throws FormatException;
  }

  private final Pages pages;
  private final Visits visits;
  private final byte[] next = new byte[Integer.BYTES];

  OverflowChains(Pages pages, Visits visits) {
    this.pages = pages;
    this.visits = visits;
  }

  /** Appends the part of a row that is not in its leaf; reads only four bytes of each page. */
  void append(LeafCell cell, Extents.Builder payload) throws IOException {
    long page = cell.overflowPage();
    int left = cell.payloadLength() - cell.localLength();
    int room = pages.header().usableSize() - Integer.BYTES;
    while (left > 0) {
      if (page == 0) {
        throw new FormatException("row " + cell.rowId() + " ends " + left + " bytes short");
      }
      visits.visit(page);
      int part = Math.min(left, room);
      pages.append(page, Integer.BYTES, part, payload);
      left -= part;
      if (left > 0) {
        pages.read(page, next, Integer.BYTES);
        page = Integer.toUnsignedLong(ByteBuffer.wrap(next).getInt());
      }
    }
  }
}
