package dev.libindex.rhel.internal.dnf;

import dev.libindex.rhel.internal.bytes.FormatException;
import dev.libindex.rhel.internal.sqlite.RowConsumer;
import dev.libindex.rhel.internal.sqlite.SqliteDatabase;
import dev.libindex.rhel.internal.sqlite.SqliteTable;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The tables of a history. */
record HistoryTables(SqliteDatabase database) {
  /** Returns whether dnf 5 wrote the history. */
  boolean areFromDnf5() {
    return database.tables().containsAll(List.of("config", "trans_item_action"));
  }

  SqliteTable table(String name) throws FormatException {
    return database
        .table(name)
        .orElseThrow(() -> new FormatException("no history of dnf: no table " + name));
  }

  void forEachRow(SqliteTable table, RowConsumer consumer) throws IOException {
    database.forEachRow(table, consumer);
  }

  /** Returns the texts of a column by the table's {@code id}, without nulls. */
  Map<Long, String> textsById(String tableName, String column) throws IOException {
    SqliteTable table = table(tableName);
    int id = table.column("id");
    int text = table.column(column);
    Map<Long, String> texts = new HashMap<>();
    forEachRow(
        table,
        row -> {
          if (!row.isNull(text)) {
            texts.put(row.integer(id), row.text(text));
          }
        });
    return texts;
  }
}
