package dev.libindex.rhel.internal.sqlite;

import dev.libindex.rhel.internal.bytes.FormatException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A walk over the b-tree of a table ("Database File Format", section 1.6). */
final class TableScan {
  /** SQLite's own limit; a tree of this depth would have more rows than there are row ids. */
  private static final int MAX_DEPTH = 20;

  private final Pages pages;
  private final Map<Long, ? extends TreeNode> known;
  private final long rootPage;
  private final TreeVisitor visitor;
  private final OverflowChains chains;
  private final VisitedPages visited;
  private final List<byte[]> buffers = new ArrayList<>();

  TableScan(Pages pages, long rootPage, TreeVisitor visitor) {
    this(pages, Map.of(), rootPage, visitor);
  }

  /**
   * Creates a walk over a tree of which some pages are known in another way.
   *
   * @param known the pages that are not to be read
   */
  TableScan(Pages pages, Map<Long, ? extends TreeNode> known, long rootPage, TreeVisitor visitor) {
    this.pages = pages;
    this.known = known;
    this.rootPage = rootPage;
    this.visitor = visitor;
    this.visited = new VisitedPages(pages);
    this.chains = new OverflowChains(pages, visited);
  }

  void run() throws IOException {
    walk(rootPage, 0);
  }

  private void walk(long page, int depth) throws IOException {
    TreeNode node = load(page, depth);
    if (node == null) {
      return;
    }
    visitor.page(node);
    if (node.isLeaf()) {
      emitRows(page, node);
      return;
    }
    for (int cell = 0; cell < node.cellCount(); cell++) {
      walkChild(node, cell, depth);
    }
    walk(node.rightmostChild(), depth + 1);
  }

  private void walkChild(TreeNode node, int cell, int depth) throws IOException {
    long child;
    try {
      child = node.child(cell);
    } catch (FormatException e) {
      visitor.damaged(e);
      return;
    }
    walk(child, depth + 1);
  }

  private @Nullable TreeNode load(long page, int depth) throws IOException {
    try {
      if (depth == MAX_DEPTH) {
        throw new FormatException("tree deeper than " + MAX_DEPTH + " at page " + page);
      }
      visited.visit(page);
      TreeNode kept = known.get(page);
      if (kept != null) {
        return kept;
      }
      byte[] buffer = buffer(depth);
      pages.read(page, buffer, buffer.length);
      int start = page == 1 ? DatabaseHeader.SIZE : 0;
      int type = buffer[start];
      if (type != BtreePage.INTERIOR_TABLE_PAGE && type != BtreePage.LEAF_TABLE_PAGE) {
        throw new FormatException("page " + page + " is no table page: type " + (type & 0xff));
      }
      return new BtreePage(
          page,
          ByteBuffer.wrap(buffer),
          start,
          pages.header().usableSize(),
          type == BtreePage.LEAF_TABLE_PAGE);
    } catch (FormatException e) {
      visitor.damaged(e);
      return null;
    }
  }

  private byte[] buffer(int depth) {
    while (buffers.size() <= depth) {
      buffers.add(new byte[pages.header().pageSize()]);
    }
    return buffers.get(depth);
  }

  private void emitRows(long page, TreeNode node) throws IOException {
    // Rows do not overlap, so their total size is at most that of the page.
    int room = pages.header().usableSize();
    for (int cell = 0; cell < node.cellCount() && room >= 0; cell++) {
      TableCell row;
      try {
        LeafCell leaf = node.leafCell(cell);
        room -= leaf.localLength();
        if (room < 0) {
          throw new FormatException("rows of page " + page + " overlap");
        }
        row = new TableCell(page, leaf, chains.of(leaf));
      } catch (FormatException e) {
        visitor.damaged(e);
        continue;
      }
      visitor.cell(row);
    }
  }
}
