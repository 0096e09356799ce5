package dev.libindex.rhel.internal.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libindex.rhel.samples.SampleFiles;
import dev.libindex.testdata.internal.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares every row of every table with what SQLite reads. */
class SqliteDatabaseTest {
  @TempDir Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "real-rpmdb/mariner2.sqlite/rpmdb.sqlite",
        "rebuilt-rpmdb/centos5-plain/rpmdb.sqlite.xz",
        "rebuilt-rpmdb/centos8-modularitylabel/rpmdb.sqlite.xz",
        "synthetic-rpmdb/sqlite/rpmdb.sqlite",
        "synthetic-rpmdb/dnf-history/history.sqlite",
        "synthetic-rpmdb/dnf-history/rpmdb.sqlite.xz"
      })
  void realDatabases(String file) throws IOException, SQLException {
    byte[] main = SampleFiles.read(SharedData.require("data/" + file));
    Path copy = Files.write(folder.resolve("copy.sqlite"), main);

    try (Connection connection = Rows.connect(copy)) {
      assertTrue(compareTables(Rows.open(main, null), connection) > 50);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "data/synthetic-rpmdb/sqlite-wal/rpmdb.sqlite.xz, rpmdb.sqlite-wal",
    "data/dnf-history/fedora36-container/history.sqlite, history.sqlite-wal.xz",
    "data/dnf-history/fedora39-container/history.sqlite, history.sqlite-wal.xz"
  })
  void realDatabasesWithTheirLogs(String file, String log) throws IOException, SQLException {
    Path stored = SharedData.require(file);
    byte[] main = SampleFiles.read(stored);
    byte[] wal = SampleFiles.read(stored.resolveSibling(log));
    Path copy = Files.write(folder.resolve("copy.sqlite"), main);
    Files.write(folder.resolve("copy.sqlite-wal"), wal);

    try (Connection connection = Rows.connect(copy)) {
      assertTrue(compareTables(Rows.open(main, wal), connection) > 50);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "512, UTF-8",
    "1024, UTF-16le",
    "2048, UTF-16be",
    "4096, UTF-8",
    "8192, UTF-8",
    "65536, UTF-8"
  })
  void everyTypeAndSize(int pageSize, String encoding) throws IOException, SQLException {
    Path file = folder.resolve("made.sqlite");
    try (Connection connection = Rows.connect(file);
        Statement statement = connection.createStatement()) {
      statement.execute("pragma page_size = " + pageSize);
      statement.execute("pragma encoding = '" + encoding + "'");
      statement.execute("create table t (v, [a b] text, id integer primary key, \"x\"\"y\" blob)");
      statement.execute("create table other (v /* , */ decimal(3, 2), w default (1 + 2))");
      insertEverything(connection, pageSize);
      statement.execute("delete from t where id % 7 = 3");
      statement.execute("alter table t add column later");
      statement.execute("update t set later = id * 1.5 where id % 5 = 0");
      byte[] main = Files.readAllBytes(file);

      assertEquals(2, Rows.open(main, null).tables().size());
      assertTrue(compareTables(Rows.open(main, null), connection) > 300);
    }
  }

  private static void insertEverything(Connection connection, int pageSize) throws SQLException {
    Random random = new Random(17);
    connection.setAutoCommit(false);
    try (PreparedStatement insert =
        connection.prepareStatement("insert into t values (?, ?, ?, ?)")) {
      for (int i = 0; i < 400; i++) {
        // Sizes around those where a row begins to overflow, and far beyond.
        int size = i < 200 ? pageSize - 40 + i % 50 : random.nextInt(4 * pageSize);
        byte[] blob = new byte[size];
        random.nextBytes(blob);
        insert.setObject(1, number(i));
        insert.setString(2, "ä€😀".repeat(i % 40));
        insert.setLong(3, i - 1000L * (i % 3));
        insert.setBytes(4, i % 11 == 0 ? new byte[0] : blob);
        insert.execute();
      }
    }
    connection.commit();
    connection.setAutoCommit(true);
  }

  private static Object number(int i) {
    return i % 4 == 0 ? i / 7.0 : i % 4 == 1 ? -(1L << (i % 64)) : (1L << (i % 64)) - 1;
  }

  @Test
  void rowsOfADeepTableAreInOrder() throws IOException, SQLException {
    Path file = folder.resolve("deep.sqlite");
    try (Connection connection = Rows.connect(file);
        Statement statement = connection.createStatement()) {
      statement.execute("pragma page_size = 512");
      statement.execute("create table deep (a)");
      statement.execute(
          "with recursive n(i) as (values (1) union all select i + 1 from n where i < 30000)"
              + " insert into deep select 'row ' || i from n");

      assertEquals(30000, compareTables(Rows.open(Files.readAllBytes(file), null), connection));
    }
  }

  /** Compares all tables, and returns how many rows they have. */
  private static int compareTables(SqliteDatabase database, Connection connection)
      throws IOException, SQLException {
    int rows = 0;
    for (String name : database.tables()) {
      SqliteTable table = database.table(name).orElseThrow();
      List<String> expected = Rows.bySqlite(connection, table);
      assertEquals(expected, Rows.byOurReader(database, table), name);
      rows += expected.size();
    }
    return rows;
  }
}
