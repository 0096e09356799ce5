package dev.libindex.rhel.sqlite;

import dev.libindex.rhel.bytes.Extents;
import dev.libindex.rhel.bytes.FormatException;
import java.io.IOException;
import java.nio.charset.Charset;

/**
 * A row of a table, its columns decoded when asked for ("Database File Format", section 2.1).
 * Columns are counted from 0. A column that the stored record lacks, because the table got it
 * later, is null, whatever default the schema has for it.
 */
public final class SqliteRow {
  /** No text that we read is near this; one that is would only fill memory. */
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
    return new SqliteRow(
        table, rowId, payload, RecordHeader.read(payload, table.columns().size()), encoding);
  }

  public long rowId() {
    return rowId;
  }

  public boolean isNull(int column) {
    return columns.type(column) == RecordHeader.NULL && column != table.rowIdColumn();
  }

  /**
   * The value of a column that holds an integer.
   *
   * @throws FormatException if it holds anything else
   */
  public long integer(int column) throws IOException {
    if (column == table.rowIdColumn() && columns.type(column) == RecordHeader.NULL) {
      return rowId;
    }
    if (!columns.isInteger(column)) {
      throw unexpected(column, "an integer");
    }
    int size = columns.size(column);
    if (size == 0) {
      return columns.type(column) == RecordHeader.ONE ? 1 : 0;
    }
    byte[] bytes = new byte[size];
    payload.read(columns.offset(column), bytes, 0, size);
    long value = bytes[0];
    for (int i = 1; i < size; i++) {
      value = value << 8 | (bytes[i] & 0xff);
    }
    return value;
  }

  /**
   * The value of a column that holds a text, or an integer in decimal digits.
   *
   * @throws FormatException if it holds anything else, or more than 1 MiB
   */
  public String text(int column) throws IOException {
    if (columns.isInteger(column) || column == table.rowIdColumn()) {
      return Long.toString(integer(column));
    }
    if (!columns.isText(column)) {
      throw unexpected(column, "a text");
    }
    int size = columns.size(column);
    if (size > MAX_TEXT) {
      throw new FormatException(
          "text of " + size + " bytes in " + name(column) + "; the limit is " + MAX_TEXT);
    }
    byte[] bytes = new byte[size];
    payload.read(columns.offset(column), bytes, 0, size);
    return new String(bytes, encoding);
  }

  /**
   * The bytes of a column that holds a blob or a text, not copied.
   *
   * @throws FormatException if it holds anything else
   */
  public Extents bytes(int column) throws FormatException {
    if (!columns.isBlob(column) && !columns.isText(column)) {
      throw unexpected(column, "a blob");
    }
    return payload.slice(columns.offset(column), columns.size(column));
  }

  private FormatException unexpected(int column, String wanted) {
    return new FormatException(name(column) + " is not " + wanted);
  }

  private String name(int column) {
    return "column " + table.columns().get(column) + " of row " + rowId + " of " + table.name();
  }
}
