package dev.libindex.rhel.internal.sqlite;

import dev.libindex.rhel.internal.bytes.Extents;
import dev.libindex.rhel.internal.bytes.FormatException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The rows that are on the pages of a log, whose database file is not at hand: of any table, and
 * some of them no longer in use.
 */
public final class LooseRows {
  private LooseRows() {}

  /**
   * Passes those rows to the consumer that are wholly on one page. Rows that cannot be read are
   * passed over.
   *
   * @param columns the number of columns to read; those that a row does not have are null
   * @throws IOException if the bytes cannot be read, or if the consumer throws it
   */
  public static void forEachRow(PageOverlay log, int columns, RowConsumer consumer)
      throws IOException {
    SqliteTable any = new SqliteTable("any", 0, Collections.nCopies(columns, "any"), -1);
    DatabaseHeader header = header(log);
    for (Map.Entry<Long, StoredPage> page : new TreeMap<>(log.pages()).entrySet()) {
      if (page.getValue().length() == log.pageSize()) {
        for (SqliteRow row : rows(page.getKey(), page.getValue(), any, header)) {
          consumer.row(row);
        }
      }
    }
  }

  /** Returns the header in the log, or what it usually is. */
  private static DatabaseHeader header(PageOverlay log) throws IOException {
    StoredPage first = log.page(1);
    if (first != null && first.length() >= DatabaseHeader.SIZE) {
      byte[] bytes = first.read(DatabaseHeader.SIZE);
      if (DatabaseHeader.hasMagic(bytes)) {
        return DatabaseHeader.parse(ByteBuffer.wrap(bytes));
      }
    }
    return DatabaseHeader.usual(log.pageSize());
  }

  private static List<SqliteRow> rows(
      long number, StoredPage page, SqliteTable table, DatabaseHeader header) throws IOException {
    List<SqliteRow> rows = new ArrayList<>();
    int start = number == 1 ? DatabaseHeader.SIZE : 0;
    byte[] bytes = page.read(page.length());
    if (bytes[start] != BtreePage.LEAF_TABLE_PAGE) {
      return rows;
    }
    BtreePage leaf =
        new BtreePage(number, ByteBuffer.wrap(bytes), start, header.usableSize(), true);
    int room = header.usableSize();
    for (int i = 0; i < leaf.cellCount() && room >= 0; i++) {
      try {
        LeafCell cell = leaf.leafCell(i);
        room -= cell.localLength();
        if (cell.overflowPage() == 0) {
          Extents payload =
              new Extents.Builder()
                  .add(page.content(), page.position() + cell.localOffset(), cell.localLength())
                  .build();
          rows.add(SqliteRow.of(table, cell.rowId(), payload, header.encoding()));
        }
      } catch (FormatException e) {
        // A page with another use may look like a leaf.
      }
    }
    return rows;
  }
}
