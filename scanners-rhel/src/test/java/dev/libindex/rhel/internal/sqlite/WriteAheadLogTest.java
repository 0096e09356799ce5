package dev.libindex.rhel.internal.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads a database whose newer half is in its write-ahead log, intact and damaged. */
class WriteAheadLogTest {
  private static final int FRAME_SIZE = 24 + 1024;

  @TempDir Path folder = Path.of("");

  private byte[] main = {};
  private byte[] wal = {};

  @BeforeEach
  void makeDatabase() throws SQLException, IOException {
    Path file = folder.resolve("made.sqlite");
    try (Connection connection = Rows.connect(file);
        Statement statement = connection.createStatement()) {
      statement.execute("pragma page_size = 1024");
      statement.execute("pragma journal_mode = wal");
      statement.execute("create table t (id integer primary key, a text, b blob)");
      insert(statement, 1, 100);
      statement.execute("pragma wal_checkpoint(truncate)");
      statement.execute("pragma wal_autocheckpoint = 0");
      insert(statement, 101, 150);
      statement.execute("delete from t where id % 3 = 0");
      statement.execute("create table late (x)");
      statement.execute("update t set a = 'changed' where id % 5 = 0");
      insert(statement, 200, 220);
      statement.execute("delete from t where id > 140");
      statement.execute("vacuum");
      statement.execute("insert into late values (1), (2)");
      main = Files.readAllBytes(file);
      wal = Files.readAllBytes(folder.resolve("made.sqlite-wal"));
    }
  }

  private static void insert(Statement statement, int from, int to) throws SQLException {
    statement.execute(
        "with recursive n(i) as (values (%d) union all select i + 1 from n where i < %d)"
                .formatted(from, to)
            + " insert into t select i, 'row ' || i, randomblob(i * 37) from n");
  }

  @Test
  void wholeLogCounts() throws IOException, SQLException {
    assertTrue(wal.length > 50 * FRAME_SIZE);
    assertSameAsSqlite(main, wal);
  }

  @Test
  void truncatedLogCountsUpToItsLastCompleteCommit() throws IOException, SQLException {
    for (int length = 0; length < wal.length; length += wal.length / 60) {
      assertSameAsSqlite(main, Arrays.copyOf(wal, length));
    }
  }

  @Test
  void damagedLogCountsUpToTheDamage() throws IOException, SQLException {
    Random random = new Random(5);
    for (int i = 0; i < 40; i++) {
      byte[] damaged = wal.clone();
      int at = i < 20 ? random.nextInt(60) : random.nextInt(wal.length);
      damaged[at] ^= (byte) (1 << random.nextInt(8));
      assertSameAsSqlite(main, damaged);
    }
  }

  @Test
  void framesOfAnEarlierUseDoNotCount() throws IOException, SQLException {
    byte[] stale = wal.clone();
    ByteBuffer.wrap(stale).putInt(32 + 10 * FRAME_SIZE + 8, 1);
    assertSameAsSqlite(main, stale);
  }

  @Test
  void invalidLogIsIgnored() throws IOException, SQLException {
    assertSameAsSqlite(main, new byte[0]);
    assertSameAsSqlite(main, new byte[5000]);
    assertSameAsSqlite(main, main);
  }

  private void assertSameAsSqlite(byte[] mainBytes, byte[] walBytes)
      throws IOException, SQLException {
    Path copy = Files.createTempDirectory(folder, "copy").resolve("copy.sqlite");
    Files.write(copy, mainBytes);
    Files.write(copy.resolveSibling("copy.sqlite-wal"), walBytes);
    SqliteDatabase database = Rows.open(mainBytes, walBytes);
    try (Connection connection = Rows.connect(copy);
        Statement statement = connection.createStatement()) {
      statement.execute("pragma synchronous = off");
      List<String> tables = database.tables();
      assertTrue(tables.contains("t"), tables::toString);
      for (String name : tables) {
        SqliteTable table = database.table(name).orElseThrow();
        assertEquals(Rows.bySqlite(connection, table), Rows.byOurReader(database, table), name);
      }
    }
  }
}
