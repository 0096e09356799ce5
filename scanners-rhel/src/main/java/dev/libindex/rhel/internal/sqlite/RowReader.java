package dev.libindex.rhel.internal.sqlite;

import dev.libindex.rhel.internal.bytes.FormatException;
import java.io.IOException;

/** Decodes the rows that a walk comes to. */
record RowReader(Pages pages, SqliteTable table, RowConsumer consumer) implements TreeVisitor {
  @Override
  public void cell(TableCell cell) throws IOException {
    SqliteRow row;
    try {
      row = row(cell);
    } catch (FormatException e) {
      consumer.damaged(e);
      return;
    }
    consumer.row(row);
  }

  private SqliteRow row(TableCell cell) throws IOException {
    return SqliteRow.of(table, cell.cell().rowId(), cell.payload(pages), pages.header().encoding());
  }

  @Override
  public void damaged(FormatException cause) throws IOException {
    consumer.damaged(cause);
  }

  /** Passes all rows of the table to the consumer. */
  void run() throws IOException {
    new TableScan(pages, table.rootPage(), this).run();
  }
}
