package dev.libindex.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/** Counts the rows that the server reads in each table, by its own statistics. */
final class RowsRead {
  private RowsRead() {}

  /**
   * Returns the number of rows read while work was done, by index or sequentially, for each table.
   *
   * @param oneConnection a pool of one connection, which the work uses, too
   */
  static Map<String, Long> during(DataSource oneConnection, Runnable work) {
    Map<String, Long> before = soFar(oneConnection);
    work.run();
    Map<String, Long> read = soFar(oneConnection);
    before.forEach((table, rows) -> read.merge(table, -rows, Long::sum));
    read.values().removeIf(rows -> rows == 0);
    return read;
  }

  private static Map<String, Long> soFar(DataSource oneConnection) {
    try (Connection connection = oneConnection.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("SELECT pg_stat_force_next_flush()");
      Map<String, Long> read = new TreeMap<>();
      try (ResultSet rows =
          statement.executeQuery(
              """
              SELECT relname, coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0)
              FROM pg_stat_user_tables WHERE schemaname = 'libindex'
              """)) {
        while (rows.next()) {
          read.put(rows.getString(1), rows.getLong(2));
        }
      }
      return read;
    } catch (SQLException e) {
      throw new AssertionError("cannot read the statistics", e);
    }
  }
}
