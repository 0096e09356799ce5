package dev.libindex.rhel.internal.sqlite;

import dev.libindex.rhel.internal.bytes.FormatException;
import java.io.IOException;

/** Receives what a walk over the tree of a table comes to. */
interface TreeVisitor {
  /**
   * Receives a page of the tree, before what is below it.
   *
   * @param page valid until this method returns
   */
  default void page(TreeNode page) throws IOException {}

  /** Receives a row. */
  void cell(TableCell cell) throws IOException;

  /**
   * Receives the error about a part that cannot be read: a row, or a page and everything below it.
   * If this method returns, the walk continues with the rest.
   */
  void damaged(FormatException cause) throws IOException;
}
