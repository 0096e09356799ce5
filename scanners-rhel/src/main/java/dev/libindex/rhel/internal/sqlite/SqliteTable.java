package dev.libindex.rhel.internal.sqlite;

import dev.libindex.rhel.internal.bytes.FormatException;
import java.util.List;

/**
 * A table as defined in the schema.
 *
 * @param columns the names of the columns in the order of the stored records
 * @param rowIdColumn the index of the column that is an alias of the row id, or -1
 */
public record SqliteTable(String name, long rootPage, List<String> columns, int rowIdColumn) {
  public SqliteTable {
    columns = List.copyOf(columns);
  }

  static SqliteTable parse(String name, long rootPage, String sql) throws FormatException {
    CreateTable statement = CreateTable.parse(sql);
    return new SqliteTable(name, rootPage, statement.columns(), statement.rowIdColumn());
  }

  /**
   * Returns the index of a column, whose name is matched regardless of case.
   *
   * @throws FormatException if the table has no such column
   */
  public int column(String column) throws FormatException {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).equalsIgnoreCase(column)) {
        return i;
      }
    }
    throw new FormatException("table " + name + " has no column " + column);
  }
}
