package dev.libindex.rhel.internal.sqlite;

import dev.libindex.rhel.internal.bytes.Extents;
import dev.libindex.rhel.internal.bytes.FormatException;

/**
 * A row of a table, not yet decoded, and the pages that it is on.
 *
 * @param leaf the leaf page of the tree that has the first part of it
 * @param chain the overflow pages that have the rest, in order
 */
record TableCell(long leaf, LeafCell cell, PageNumbers chain) {
  /** Returns the row's record, without reading it. */
  Extents payload(Pages pages) throws FormatException {
    Extents.Builder payload = new Extents.Builder();
    pages.append(leaf, cell.localOffset(), cell.localLength(), payload);
    int left = cell.payloadLength() - cell.localLength();
    int room = pages.header().usableSize() - Integer.BYTES;
    for (int i = 0; i < chain.size(); i++) {
      int part = Math.min(left, room);
      pages.append(chain.get(i), Integer.BYTES, part, payload);
      left -= part;
    }
    return payload.build();
  }
}
