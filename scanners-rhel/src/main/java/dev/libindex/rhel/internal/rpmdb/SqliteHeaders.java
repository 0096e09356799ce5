package dev.libindex.rhel.internal.rpmdb;

import dev.libindex.layer.FileContent;
import dev.libindex.rhel.internal.bytes.ContentReader;
import dev.libindex.rhel.internal.bytes.FormatException;
import dev.libindex.rhel.internal.sqlite.LogFiles;
import dev.libindex.rhel.internal.sqlite.RowConsumer;
import dev.libindex.rhel.internal.sqlite.SqliteDatabase;
import dev.libindex.rhel.internal.sqlite.SqliteRow;
import dev.libindex.rhel.internal.sqlite.SqliteTable;
import java.io.IOException;

/** The headers in the table {@code Packages} of an rpm database in SQLite. */
record SqliteHeaders(SqliteDatabase database, SqliteTable table) implements HeaderSource {
  static final String TABLE = "Packages";
  static final String COLUMN = "blob";
  private static final int MAGIC_SIZE = 16;

  static SqliteHeaders open(FileContent main, LogFiles logs)
      throws NotAnRpmDatabaseException, IOException {
    byte[] prefix = new byte[(int) Math.min(main.size(), MAGIC_SIZE)];
    ContentReader.readFully(main, 0, prefix, 0, prefix.length);
    if (!SqliteDatabase.hasMagic(prefix)) {
      throw new NotAnRpmDatabaseException("not a SQLite database");
    }
    SqliteDatabase database = SqliteDatabase.open(main, logs);
    return new SqliteHeaders(
        database,
        database
            .table(TABLE)
            .orElseThrow(() -> new NotAnRpmDatabaseException("no table " + TABLE + " in it")));
  }

  @Override
  public void forEachHeader(HeaderSink sink) throws IOException {
    int blob = table.column(COLUMN);
    database.forEachRow(
        table,
        new RowConsumer() {
          @Override
          public void row(SqliteRow row) throws IOException {
            try {
              sink.header(row.rowId(), row.bytes(blob));
            } catch (FormatException e) {
              sink.damaged("row " + row.rowId(), e);
            }
          }

          @Override
          public void damaged(FormatException cause) throws IOException {
            sink.damaged("table " + TABLE, cause);
          }
        });
  }
}
