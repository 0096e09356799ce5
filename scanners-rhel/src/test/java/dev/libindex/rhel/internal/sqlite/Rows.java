package dev.libindex.rhel.internal.sqlite;

import dev.libindex.layer.FileContent;
import dev.libindex.rhel.internal.bytes.Extents;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Returns the rows of a table as texts, read by our reader or by SQLite itself. */
final class Rows {
  private static final HexFormat HEX = HexFormat.of();

  private Rows() {}

  static Connection connect(Path file) throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + file);
  }

  static List<String> bySqlite(Connection connection, SqliteTable table) throws SQLException {
    List<String> columns =
        table.columns().stream().map(name -> '"' + name.replace("\"", "\"\"") + '"').toList();
    List<String> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery(
                "select rowid, "
                    + String.join(", ", columns)
                    + " from \""
                    + table.name().replace("\"", "\"\"")
                    + "\" order by rowid")) {
      while (result.next()) {
        StringBuilder row = new StringBuilder(result.getString(1));
        for (int i = 0; i < columns.size(); i++) {
          Object value = result.getObject(i + 2);
          row.append('|').append(value instanceof byte[] bytes ? HEX.formatHex(bytes) : value);
        }
        rows.add(row.toString());
      }
    }
    return rows;
  }

  static List<String> byOurReader(SqliteDatabase database, SqliteTable table) throws IOException {
    List<String> rows = new ArrayList<>();
    database.forEachRow(
        table,
        row -> {
          StringBuilder text = new StringBuilder(Long.toString(row.rowId()));
          for (int i = 0; i < table.columns().size(); i++) {
            text.append('|').append(value(row, i));
          }
          rows.add(text.toString());
        });
    return rows;
  }

  private static @Nullable String value(SqliteRow row, int column) throws IOException {
    if (row.isNull(column)) {
      return null;
    }
    return switch (row.type(column)) {
      case NULL -> null;
      case INTEGER -> Long.toString(row.integer(column));
      case REAL -> Double.toString(row.real(column));
      case TEXT -> row.text(column);
      case BLOB -> HEX.formatHex(bytes(row.bytes(column)));
    };
  }

  private static byte[] bytes(Extents extents) throws IOException {
    byte[] bytes = new byte[(int) extents.length()];
    extents.read(0, bytes, 0, bytes.length);
    return bytes;
  }

  static SqliteDatabase open(byte[] main, byte @Nullable [] wal) throws IOException {
    return SqliteDatabase.open(
        FileContent.of(main), wal == null ? LogFiles.NONE : LogFiles.ofWal(FileContent.of(wal)));
  }
}
