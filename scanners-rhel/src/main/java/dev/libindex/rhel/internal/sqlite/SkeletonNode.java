package dev.libindex.rhel.internal.sqlite;

import dev.libindex.rhel.internal.bytes.FormatException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a skeleton knows of a page of a tree.
 *
 * @param children the pages below it, from the left; empty for a leaf
 * @param cells the rows of a leaf; where their payloads are in the page is not known
 */
record SkeletonNode(long number, boolean isLeaf, List<Long> children, List<LeafCell> cells)
    implements TreeNode {
  /** Copies a page. Cells that cannot be read are left out. */
  static SkeletonNode of(TreeNode page) {
    List<Long> children = new ArrayList<>();
    List<LeafCell> cells = new ArrayList<>();
    for (int cell = 0; cell < page.cellCount(); cell++) {
      try {
        if (page.isLeaf()) {
          cells.add(page.leafCell(cell));
        } else {
          children.add(page.child(cell));
        }
      } catch (FormatException e) {
        // Whoever reads the page itself is told of it.
      }
    }
    if (!page.isLeaf()) {
      children.add(page.rightmostChild());
    }
    return new SkeletonNode(page.number(), page.isLeaf(), children, cells);
  }

  @Override
  public int cellCount() {
    return isLeaf ? cells.size() : children.size() - 1;
  }

  @Override
  public long child(int cell) {
    return children.get(cell);
  }

  @Override
  public long rightmostChild() {
    return children.get(children.size() - 1);
  }

  @Override
  public LeafCell leafCell(int cell) {
    return cells.get(cell);
  }
}
