package dev.libindex.rhel.internal.sqlite;

import dev.libindex.rhel.internal.bytes.FormatException;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A table whose database file is known only by its {@linkplain TableSkeleton skeleton}, with a log
 * applied to it that may be from another layer. Its rows are those that SQLite finds if the two lie
 * beside each other.
 */
public final class ComposedTable {
  /** Receives the rows of a composed table, in the order of their ids. */
  public interface Rows {
    /** Receives a row that is in the log as a whole. */
    void inLog(SqliteRow row) throws IOException;

    /**
     * Receives a row that the log leaves as it is in the file below.
     *
     * @param key the key that the skeleton has for it
     */
    void inFile(long rowId, Optional<String> key) throws IOException;

    /**
     * Receives a row of which only a part is in the log, so that neither is the whole row.
     *
     * @param key the key that the skeleton has for what the row was before
     */
    void inBoth(long rowId, Optional<String> key) throws IOException;

    /** Receives the error about a part that cannot be read; the walk continues with the rest. */
    void damaged(FormatException cause) throws IOException;
  }

  private final TableSkeleton file;
  private final PageOverlay log;
  private final Pages pages;
  private final SqliteTable table;

  private ComposedTable(TableSkeleton file, PageOverlay log, Pages pages, SqliteTable table) {
    this.file = file;
    this.log = log;
    this.pages = pages;
    this.table = table;
  }

  /**
   * Applies a log to a table.
   *
   * @throws FormatException if the log is not one of such a database, or leaves no such table
   */
  public static ComposedTable of(TableSkeleton file, PageOverlay log) throws IOException {
    Pages pages = Pages.open(log.over(file.pages()));
    SqliteTable table =
        SqliteDatabase.open(pages)
            .table(file.table())
            .orElseThrow(() -> new FormatException("no table " + file.table() + " with the log"));
    return new ComposedTable(file, log, pages, table);
  }

  /** Returns the table as the log defines it. */
  public SqliteTable table() {
    return table;
  }

  /**
   * Passes all rows to a consumer.
   *
   * @throws IOException if the consumer throws it
   */
  public void forEachRow(Rows consumer) throws IOException {
    Map<Long, SkeletonNode> known = new HashMap<>(file.nodes());
    known.keySet().removeAll(log.pages().keySet());
    new TableScan(pages, known, table.rootPage(), new Walk(consumer)).run();
  }

  private final class Walk implements TreeVisitor {
    private final Rows consumer;
    private final RowReader reader;

    Walk(Rows consumer) {
      this.consumer = consumer;
      this.reader =
          new RowReader(
              pages,
              table,
              new RowConsumer() {
                @Override
                public void row(SqliteRow row) throws IOException {
                  consumer.inLog(row);
                }

                @Override
                public void damaged(FormatException cause) throws IOException {
                  consumer.damaged(cause);
                }
              });
    }

    @Override
    public void cell(TableCell row) throws IOException {
      long id = row.cell().rowId();
      Optional<SkeletonRow> before = Optional.ofNullable(file.rows().get(id));
      int logged = row.chain().count(ComposedTable.this::isInLog);
      boolean isLeafInLog = isInLog(row.leaf());
      if (isLeafInLog && logged == row.chain().size()) {
        reader.cell(row);
      } else if (logged == 0 && (!isLeafInLog || isUnchanged(row, before))) {
        consumer.inFile(id, before.flatMap(SkeletonRow::key));
      } else {
        consumer.inBoth(id, before.flatMap(SkeletonRow::key));
      }
    }

    @Override
    public void damaged(FormatException cause) throws IOException {
      consumer.damaged(cause);
    }
  }

  private boolean isInLog(long page) {
    return log.page(page) != null;
  }

  private boolean isUnchanged(TableCell row, Optional<SkeletonRow> before) throws IOException {
    return before.isPresent() && before.get().checksum() == SkeletonRow.checksum(row, pages);
  }
}
