package dev.libindex.rhel.internal.sqlite;

import dev.libindex.rhel.internal.bytes.Extents;
import dev.libindex.rhel.internal.bytes.FormatException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A walk over the b-tree of a table ("Database File Format", section 1.6). A page belongs to one
 * place of one tree, so a page that comes up twice is a sign of damage; refusing it bounds the
 * walk.
 */
final class TableScan {
  /** SQLite's own limit; a tree of this depth would have more rows than there are row ids. */
  private static final int MAX_DEPTH = 20;

  private static final int INTERIOR_TABLE_PAGE = 0x05;
  private static final int LEAF_TABLE_PAGE = 0x0d;

  private final Pages pages;
  private final SqliteTable table;
  private final RowConsumer consumer;
  private final OverflowChains chains;
  private final BitSet visited = new BitSet();
  private final List<byte[]> buffers = new ArrayList<>();

  TableScan(Pages pages, SqliteTable table, RowConsumer consumer) {
    this.pages = pages;
    this.table = table;
    this.consumer = consumer;
    this.chains = new OverflowChains(pages, this::visit);
  }

  void run() throws IOException {
    walk(table.rootPage(), 0);
  }

  private void walk(long page, int depth) throws IOException {
    BtreePage node = load(page, depth);
    if (node == null) {
      return;
    }
    if (node.isLeaf()) {
      emitRows(page, node);
      return;
    }
    for (int cell = 0; cell < node.cellCount(); cell++) {
      walkChild(node, cell, depth);
    }
    walk(node.rightmostChild(), depth + 1);
  }

  private void walkChild(BtreePage node, int cell, int depth) throws IOException {
    long child;
    try {
      child = node.child(cell);
    } catch (FormatException e) {
      consumer.damaged(e);
      return;
    }
    walk(child, depth + 1);
  }

  private @Nullable BtreePage load(long page, int depth) throws IOException {
    try {
      if (depth == MAX_DEPTH) {
        throw new FormatException("tree deeper than " + MAX_DEPTH + " at page " + page);
      }
      visit(page);
      byte[] buffer = buffer(depth);
      pages.read(page, buffer, buffer.length);
      int start = page == 1 ? DatabaseHeader.SIZE : 0;
      int type = buffer[start];
      if (type != INTERIOR_TABLE_PAGE && type != LEAF_TABLE_PAGE) {
        throw new FormatException("page " + page + " is no table page: type " + (type & 0xff));
      }
      return new BtreePage(
          page,
          ByteBuffer.wrap(buffer),
          start,
          pages.header().usableSize(),
          type == LEAF_TABLE_PAGE);
    } catch (FormatException e) {
      consumer.damaged(e);
      return null;
    }
  }

  private byte[] buffer(int depth) {
    while (buffers.size() <= depth) {
      buffers.add(new byte[pages.header().pageSize()]);
    }
    return buffers.get(depth);
  }

  private void emitRows(long page, BtreePage node) throws IOException {
    // Rows do not overlap, so their total size is at most that of the page.
    int room = pages.header().usableSize();
    for (int cell = 0; cell < node.cellCount() && room >= 0; cell++) {
      SqliteRow row;
      try {
        LeafCell leaf = node.leafCell(cell);
        room -= leaf.localLength();
        if (room < 0) {
          throw new FormatException("rows of page " + page + " overlap");
        }
        row = row(page, leaf);
      } catch (FormatException e) {
        consumer.damaged(e);
        continue;
      }
      consumer.row(row);
    }
  }

  private SqliteRow row(long page, LeafCell leaf) throws IOException {
    Extents.Builder payload = new Extents.Builder();
    pages.append(page, leaf.localOffset(), leaf.localLength(), payload);
    chains.append(leaf, payload);
    return SqliteRow.of(table, leaf.rowId(), payload.build(), pages.header().encoding());
  }

  private void visit(long page) throws FormatException {
    int slot = pages.slot(page);
    if (visited.get(slot)) {
      throw new FormatException("page " + page + " is used twice");
    }
    visited.set(slot);
  }
}
