package dev.libindex.rhel.internal.sqlite;

import dev.libindex.rhel.internal.bytes.Extents;
import dev.libindex.rhel.internal.bytes.FormatException;
import java.io.IOException;
import java.nio.charset.Charset;

/**
 * A row of a table, whose columns are decoded on request ("Database File Format", section 2.1).
 * Columns are counted from 0. A column that was added to the table after the row was stored is
 * null, whatever default the schema has for it.
 */
public final class SqliteRow {
  /** Far longer than any real text; longer ones would only use up memory. */
  private static final int MAX_TEXT = 1 << 20;

  private final SqliteTable table;
  private final long rowId;
  private final Extents payload;
  private final RecordHeader columns;
  private final Charset encoding;

  private SqliteRow(
      SqliteTable table, long rowId, Extents payload, RecordHeader columns, Charset encoding) {
    this.table = table;
    this.rowId = rowId;
    this.payload = payload;
    this.columns = columns;
    this.encoding = encoding;
  }

  static SqliteRow of(SqliteTable table, long rowId, Extents payload, Charset encoding)
      throws IOException {
    RecordHeader columns = RecordHeader.read(payload, table.columns().size());
    return new SqliteRow(table, rowId, payload, columns, encoding);
  }

  public long rowId() {
    return rowId;
  }

  /** Returns the type of the value in a column. */
  public SqliteType type(int column) {
    return isRowId(column) ? SqliteType.INTEGER : columns.type(column);
  }

  public boolean isNull(int column) {
    return type(column) == SqliteType.NULL;
  }

  /**
   * Returns the value of a column that holds an integer.
   *
   * @throws FormatException if it holds anything else
   */
  public long integer(int column) throws IOException {
    if (isRowId(column)) {
      return rowId;
    }
    if (type(column) != SqliteType.INTEGER) {
      throw unexpected(column, SqliteType.INTEGER);
    }
    return columns.size(column) == 0 ? columns.constant(column) : number(column);
  }

  /**
   * Returns the value of a column that holds a real number or an integer.
   *
   * @throws FormatException if it holds anything else
   */
  public double real(int column) throws IOException {
    return type(column) == SqliteType.REAL
        ? Double.longBitsToDouble(number(column))
        : integer(column);
  }

  /**
   * Returns the value of a column that holds a text, or an integer, which becomes decimal digits.
   *
   * @throws FormatException if it holds anything else, or more than 1 MiB
   */
  public String text(int column) throws IOException {
    if (type(column) == SqliteType.INTEGER) {
      return Long.toString(integer(column));
    }
    if (type(column) != SqliteType.TEXT) {
      throw unexpected(column, SqliteType.TEXT);
    }
    if (columns.size(column) > MAX_TEXT) {
      throw new FormatException(
          name(column) + " has " + columns.size(column) + " bytes; the limit is " + MAX_TEXT);
    }
    return new String(value(column), encoding);
  }

  /**
   * Returns the bytes of a column that holds a blob or a text, without copying them.
   *
   * @throws FormatException if it holds anything else
   */
  public Extents bytes(int column) throws FormatException {
    if (type(column) != SqliteType.BLOB && type(column) != SqliteType.TEXT) {
      throw unexpected(column, SqliteType.BLOB);
    }
    return payload.slice(columns.offset(column), columns.size(column));
  }

  /**
   * Returns whether the column's value is the row id; for an alias of it, the record stores null.
   */
  private boolean isRowId(int column) {
    return column == table.rowIdColumn() && columns.type(column) == SqliteType.NULL;
  }

  private long number(int column) throws IOException {
    byte[] bytes = value(column);
    long value = bytes[0];
    for (int i = 1; i < bytes.length; i++) {
      value = value << 8 | (bytes[i] & 0xff);
    }
    return value;
  }

  private byte[] value(int column) throws IOException {
    byte[] bytes = new byte[columns.size(column)];
    payload.read(columns.offset(column), bytes, 0, bytes.length);
    return bytes;
  }

  private FormatException unexpected(int column, SqliteType wanted) {
    return new FormatException(name(column) + " is " + type(column) + ", not " + wanted);
  }

  private String name(int column) {
    return "column " + table.columns().get(column) + " of row " + rowId + " of " + table.name();
  }
}
