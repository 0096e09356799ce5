package dev.libindex.rhel.internal.sqlite;

import dev.libindex.layer.FileContent;
import dev.libindex.rhel.internal.bytes.FormatException;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Collects copies of all pages of some tables. */
final class WholePages implements TreeVisitor {
  private final Pages from;
  private final Map<Long, StoredPage> pages = new HashMap<>();

  WholePages(Pages from) {
    this.from = from;
  }

  /** Adds the pages of the table with this root page. */
  void add(long rootPage) throws IOException {
    new TableScan(from, rootPage, this).run();
  }

  /** Returns the pages so far, and the size of the database that they are from. */
  PageOverlay overlay() {
    return new PageOverlay(from.header().pageSize(), from.count(), pages);
  }

  @Override
  public void page(TreeNode page) throws IOException {
    copy(page.number());
  }

  @Override
  public void cell(TableCell cell) throws IOException {
    for (int i = 0; i < cell.chain().size(); i++) {
      copy(cell.chain().get(i));
    }
  }

  @Override
  public void damaged(FormatException cause) throws IOException {
    throw cause;
  }

  private void copy(long page) throws IOException {
    int size = from.header().pageSize();
    if (pages.size() >= EvidenceText.MAX_PAGE_BYTES / size) {
      throw new FormatException("tables of more than " + EvidenceText.MAX_PAGE_BYTES + " bytes");
    }
    byte[] bytes = new byte[size];
    from.read(page, bytes, size);
    pages.put(page, new StoredPage(FileContent.of(bytes), 0, size));
  }
}
