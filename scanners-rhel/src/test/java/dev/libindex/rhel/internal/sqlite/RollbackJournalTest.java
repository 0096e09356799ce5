package dev.libindex.rhel.internal.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.libindex.layer.FileContent;
import dev.libindex.rhel.internal.bytes.FormatException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opentest4j.TestAbortedException;

/** Reads a database that a transaction was changing when its files were copied. */
class RollbackJournalTest {
  @TempDir Path folder = Path.of("");

  private byte[] main = {};
  private byte[] journal = {};

  @BeforeEach
  void makeDatabase() throws SQLException, IOException {
    make("full");
  }

  private void make(String synchronous) throws SQLException, IOException {
    Path file = Files.createTempDirectory(folder, "made").resolve("made.sqlite");
    try (Connection connection = Rows.connect(file);
        Statement statement = connection.createStatement()) {
      statement.execute("pragma page_size = 1024");
      statement.execute("create table t (id integer primary key, a text, b blob)");
      insert(statement, 1, 200);
      // With room for few pages, SQLite writes changed ones to the file before the end.
      statement.execute("pragma cache_size = 10");
      statement.execute("pragma synchronous = " + synchronous);
      connection.setAutoCommit(false);
      statement.execute("delete from t where id % 3 = 0");
      statement.execute("create table late (x)");
      statement.execute("update t set b = randomblob(id * 20) where id % 5 = 0");
      insert(statement, 300, 400);
      main = Files.readAllBytes(file);
      journal = Files.readAllBytes(folder.resolve(file + "-journal"));
      connection.rollback();
    }
  }

  private static void insert(Statement statement, int from, int to) throws SQLException {
    statement.execute(
        "with recursive n(i) as (values (%d) union all select i + 1 from n where i < %d)"
                .formatted(from, to)
            + " insert into t select i, 'row ' || i, randomblob(i * 17) from n");
  }

  @Test
  void unfinishedTransactionIsRolledBack() throws IOException, SQLException {
    assertTrue(segments() > 2, "one segment only");
    assertEquals(200, assertSameAsSqlite(main, journal));
  }

  @ParameterizedTest
  @ValueSource(strings = {"off", "normal"})
  void everyWayToCountTheRecords(String synchronous) throws IOException, SQLException {
    make(synchronous);

    assertEquals(200, assertSameAsSqlite(main, journal));
  }

  @Test
  void truncatedJournalCountsUpToItsEnd() throws IOException, SQLException {
    for (int length = 0; length < journal.length; length += journal.length / 40 + 1) {
      compareOrFail(Arrays.copyOf(journal, length));
    }
  }

  @Test
  void damagedJournalCountsUpToTheDamage() throws IOException, SQLException {
    Random random = new Random(6);
    for (int i = 0; i < 60; i++) {
      byte[] damaged = journal.clone();
      int at = i < 20 ? random.nextInt(28) : random.nextInt(journal.length);
      damaged[at] ^= (byte) (1 << random.nextInt(8));
      compareOrFail(damaged);
    }
  }

  @Test
  void journalOfACommittedTransactionIsIgnored() throws IOException {
    byte[] zeroed = journal.clone();
    Arrays.fill(zeroed, 0, 28, (byte) 0);
    assertTrue(overlay(zeroed).isNone());
    assertTrue(overlay(new byte[0]).isNone());
    assertTrue(overlay(new byte[5000]).isNone());
    assertTrue(overlay(main).isNone());
    assertFalse(overlay(journal).isNone());
  }

  @Test
  void journalThatCountsOnlyWithAnotherFileIsRefused() {
    byte[] name = "/var/lib/x-mj12345".getBytes(StandardCharsets.US_ASCII);
    int sum = 0;
    for (byte b : name) {
      sum += b;
    }
    byte[] named = Arrays.copyOf(journal, journal.length + 4 + name.length + 16);
    ByteBuffer.wrap(named)
        .position(journal.length)
        .putInt(1)
        .put(name)
        .putInt(name.length)
        .putInt(sum)
        .putLong(RollbackJournal.MAGIC);

    FormatException e = assertThrows(FormatException.class, () -> overlay(named));

    assertTrue(String.valueOf(e.getMessage()).contains("/var/lib/x-mj12345"), e::toString);
  }

  @Test
  void journalOfADatabaseThatWasEmptyLeavesNothing() {
    byte[] empty = journal.clone();
    ByteBuffer.wrap(empty).putInt(16, 0);

    FormatException e = assertThrows(FormatException.class, () -> open(main, empty));

    assertTrue(String.valueOf(e.getMessage()).contains("empty"), e::toString);
  }

  private int segments() {
    int segments = 0;
    for (int at = 0; at < journal.length - 8; at += 512) {
      segments += ByteBuffer.wrap(journal).getLong(at) == RollbackJournal.MAGIC ? 1 : 0;
    }
    return segments;
  }

  private static PageOverlay overlay(byte[] bytes) throws IOException {
    return PageOverlay.read(LogFiles.ofJournal(FileContent.of(bytes)));
  }

  private static SqliteDatabase open(byte[] mainBytes, byte[] journalBytes) throws IOException {
    return SqliteDatabase.open(
        FileContent.of(mainBytes), LogFiles.ofJournal(FileContent.of(journalBytes)));
  }

  /** Half a journal leaves a damaged database, which SQLite may refuse, and we may, too. */
  private void compareOrFail(byte[] journalBytes) throws IOException {
    try {
      assertSameAsSqlite(main, journalBytes);
    } catch (SQLException | TestAbortedException e) {
      System.out.println("SQLite says: " + e.getMessage());
    }
  }

  /** Compares the rows; returns how many there are. */
  private int assertSameAsSqlite(byte[] mainBytes, byte[] journalBytes)
      throws IOException, SQLException {
    Path copy = Files.createTempDirectory(folder, "copy").resolve("copy.sqlite");
    Files.write(copy, mainBytes);
    Files.write(copy.resolveSibling("copy.sqlite-journal"), journalBytes);
    try (Connection connection = Rows.connect(copy);
        Statement statement = connection.createStatement()) {
      statement.execute("pragma synchronous = off");
      statement.executeQuery("select count(*) from sqlite_schema").close();
      // A damaged size may be huge, and SQLite gives it to the file.
      assumeFalse(Files.size(copy) > 8L * mainBytes.length);
      // From here on, the file is as SQLite has rolled it back.
      byte[] rolledBack = Files.readAllBytes(copy);
      SqliteDatabase database = open(mainBytes, journalBytes);
      SqliteDatabase expected = Rows.open(rolledBack, null);
      assertEquals(expected.tables(), database.tables());
      int rows = 0;
      for (String name : database.tables()) {
        SqliteTable table = database.table(name).orElseThrow();
        assertEquals(rows(expected, table), rows(database, table), name);
        rows += rows(database, table).size();
      }
      return rows;
    }
  }

  private static List<String> rows(SqliteDatabase database, SqliteTable table) throws IOException {
    try {
      return Rows.byOurReader(database, table);
    } catch (FormatException e) {
      return List.of("damaged");
    }
  }
}
