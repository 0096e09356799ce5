package dev.libindex.rhel.internal.sqlite;

import dev.libindex.layer.FileContent;
import dev.libindex.rhel.internal.bytes.FormatException;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Collects the parts of a skeleton while a table is walked. */
final class SkeletonBuilder implements TreeVisitor {
  private final Pages pages;
  private final Map<Long, String> keys;
  private final SortedMap<Long, SkeletonNode> nodes = new TreeMap<>();
  private final SortedMap<Long, Long> links = new TreeMap<>();
  private final SortedMap<Long, SkeletonRow> rows = new TreeMap<>();
  private int cells;

  private SkeletonBuilder(Pages pages, Map<Long, String> keys) {
    this.pages = pages;
    this.keys = keys;
  }

  static TableSkeleton build(FileContent main, String name, Map<Long, String> keys)
      throws IOException {
    Pages pages = Pages.open(main, PageOverlay.NONE);
    SqliteTable table =
        SqliteDatabase.open(pages)
            .table(name)
            .orElseThrow(() -> new FormatException("no table " + name));
    SkeletonBuilder builder = new SkeletonBuilder(pages, keys);
    new TableScan(pages, table.rootPage(), builder).run();
    WholePages schema = new WholePages(pages);
    schema.add(SchemaEntry.TABLE.rootPage());
    return new TableSkeleton(name, schema.overlay(), builder.nodes, builder.links, builder.rows);
  }

  @Override
  public void page(TreeNode page) throws IOException {
    SkeletonNode node = SkeletonNode.of(page);
    nodes.put(node.number(), node);
    cells += node.cellCount();
    requireWithinLimit(cells, "rows");
  }

  @Override
  public void cell(TableCell row) throws IOException {
    PageNumbers chain = row.chain();
    for (int i = 0; i < chain.size(); i++) {
      links.put(chain.get(i), i + 1 < chain.size() ? chain.get(i + 1) : 0);
    }
    requireWithinLimit(links.size(), "overflow pages");
    long id = row.cell().rowId();
    int checksum = SkeletonRow.checksum(row, pages);
    rows.put(id, new SkeletonRow(checksum, Optional.ofNullable(keys.get(id))));
  }

  @Override
  public void damaged(FormatException cause) {
    // Whoever reads the table itself is told of it.
  }

  private static void requireWithinLimit(int count, String parts) throws FormatException {
    if (count > SkeletonText.MAX_PARTS) {
      throw new FormatException("table of more than " + SkeletonText.MAX_PARTS + " " + parts);
    }
  }
}
