package dev.libindex.rhel.internal.sqlite;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A table's row in {@code sqlite_schema} ("Database File Format", section 2.6). */
record SchemaEntry(String name, long rootPage, String sql) {
  /** The schema itself, which has no entry. */
  static final SqliteTable TABLE =
      new SqliteTable(
          "sqlite_schema", 1, List.of("type", "name", "tbl_name", "rootpage", "sql"), -1);

  private static final int TYPE = 0;
  private static final int NAME = 1;
  private static final int ROOT_PAGE = 3;
  private static final int SQL = 4;

  /** Returns the entry of an ordinary table; views and virtual tables have no pages. */
  static Optional<SchemaEntry> ofTable(SqliteRow row) throws IOException {
    if (row.isNull(TYPE) || !row.text(TYPE).equals("table") || row.integer(ROOT_PAGE) == 0) {
      return Optional.empty();
    }
    return Optional.of(new SchemaEntry(row.text(NAME), row.integer(ROOT_PAGE), row.text(SQL)));
  }
}
