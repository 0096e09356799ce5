package dev.libindex.rhel.internal.sqlite;

import dev.libindex.rhel.internal.bytes.FormatException;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;

/**
 * The pages that a walk has used. A page belongs to one place of one tree, so a page that comes up
 * twice is a sign of damage; refusing it bounds the walk.
 */
final class VisitedPages {
  private final Pages pages;
  private final BitSet inMain = new BitSet();
  private final Set<Long> beyond = new HashSet<>();

  VisitedPages(Pages pages) {
    this.pages = pages;
  }

  /**
   * Records that a page is used.
   *
   * @throws FormatException if it was used before, or is not there
   */
  void visit(long page) throws FormatException {
    pages.requireStored(page);
    if (page <= pages.mainPages() ? inMain.get((int) page) : !beyond.add(page)) {
      throw new FormatException("page " + page + " is used twice");
    }
    if (page <= pages.mainPages()) {
      inMain.set((int) page);
    }
  }
}
