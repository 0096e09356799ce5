package dev.libindex.rhel.internal.sqlite;

import dev.libindex.rhel.internal.bytes.FormatException;

/** A page of the b-tree of a table. */
interface TreeNode {
  /** Returns the page's number. */
  long number();

  boolean isLeaf();

  int cellCount();

  /** Returns the page to the left of a cell, in a page that is not a leaf. */
  long child(int cell) throws FormatException;

  /** Returns the page to the right of all cells, in a page that is not a leaf. */
  long rightmostChild();

  /** Returns a row of a leaf. */
  LeafCell leafCell(int cell) throws FormatException;
}
