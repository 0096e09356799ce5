package dev.libindex.rhel.internal.sqlite;

import dev.libindex.rhel.internal.bytes.FormatException;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Follows the overflow pages of rows ("Database File Format", section 1.7). */
final class OverflowChains {
  private final Pages pages;
  private final VisitedPages visited;
  private final byte[] next = new byte[Integer.BYTES];

  OverflowChains(Pages pages, VisitedPages visited) {
    this.pages = pages;
    this.visited = visited;
  }

  /** Returns the overflow pages of a row; reads only four bytes of each page. */
  PageNumbers of(LeafCell cell) throws IOException {
    PageNumbers chain = new PageNumbers();
    long page = cell.overflowPage();
    int left = cell.payloadLength() - cell.localLength();
    int room = pages.header().usableSize() - Integer.BYTES;
    while (left > 0) {
      if (page == 0) {
        throw new FormatException("row " + cell.rowId() + " ends " + left + " bytes short");
      }
      visited.visit(page);
      chain.add(page);
      left -= Math.min(left, room);
      if (left > 0) {
        pages.read(page, next, Integer.BYTES);
        page = Integer.toUnsignedLong(ByteBuffer.wrap(next).getInt());
      }
    }
    return chain;
  }
}
