package dev.libindex.rhel.internal.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libindex.layer.FileContent;
import dev.libindex.rhel.internal.bytes.Extents;
import dev.libindex.rhel.internal.bytes.FormatException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Applies random logs to skeletons of the database files that they belong to, and compares the rows
 * with those that SQLite finds in file and log together.
 */
class ComposedTableTest {
  private static final String TABLE = "Packages";

  @TempDir Path folder = Path.of("");

  @ParameterizedTest
  @CsvSource({
    "1, 4096, 0, 0", "2, 4096, 0, 0", "3, 512, 0, 0", "4, 1024, 1, 0", "5, 2048, 2, 0",
    "6, 4096, 0, 12", "7, 8192, 1, 32", "8, 65536, 0, 0", "9, 1024, 0, 255", "10, 4096, 0, 0"
  })
  void rowsAreThoseOfFileAndLogTogether(int seed, int pageSize, int autoVacuum, int reserved)
      throws IOException, SQLException {
    Random random = new Random(seed);
    RandomDatabase made = new RandomDatabase(folder.resolve("made.sqlite"), random);
    try (Connection connection = made.create(pageSize, autoVacuum, reserved)) {
      made.fill(connection);
      byte[] main = made.main();
      TableSkeleton skeleton = skeleton(main, connection);
      Map<Long, String> before = rows(connection);
      int unchanged = 0;
      for (int i = 0; i < 12; i++) {
        made.transact(connection);
        byte[] wal = made.wal();
        assertTrue(Arrays.equals(main, made.main()), "the log was written back");
        PageOverlay log = overlay(LogFiles.ofWal(FileContent.of(wal)));
        Composed composed = Composed.of(skeleton, log);
        composed.assertEqualTo(rows(connection), before);
        assertEquals(0, composed.damaged);
        unchanged += composed.inFile.size();
      }
      System.out.printf(
          "seed %d: %d rows, %d bytes of skeleton, %d unchanged%n",
          seed, before.size(), skeleton.encode().length(), unchanged);
      assertTrue(unchanged > 0);
    }
  }

  @ParameterizedTest
  @CsvSource({"11, 1024, 0", "12, 4096, 0", "13, 512, 1"})
  void journalFromAnotherLayerIsRolledBack(int seed, int pageSize, int autoVacuum)
      throws IOException, SQLException {
    Random random = new Random(seed);
    RandomDatabase made = new RandomDatabase(folder.resolve("made.sqlite"), random);
    try (Connection connection = made.create(pageSize, autoVacuum, 0);
        Statement statement = connection.createStatement()) {
      made.fill(connection);
      statement.execute("pragma wal_checkpoint(truncate)");
      statement.execute("pragma journal_mode = delete");
      statement.execute("pragma cache_size = 10");
      byte[] main = made.main();
      TableSkeleton skeleton = skeleton(main, connection);
      Map<Long, String> original = rows(connection);
      int told = 0;
      for (int i = 0; i < 10; i++) {
        statement.execute("begin");
        made.change(statement);
        byte[] changing = made.main();
        PageOverlay journal = overlay(made.journal());
        statement.execute("rollback");

        Composed composed = Composed.of(skeleton, journal);
        composed.assertEqualTo(original, original);
        assertEquals(0, composed.damaged);
        told += assertToldOrRight(changing, journal, original);
      }
      System.out.printf("seed %d: %d of 10 files were changing%n", seed, told);
    }
  }

  /**
   * A file that a transaction was changing has lost rows that only its journal brings back, and not
   * always as a whole. What cannot be told is an error, or a row in both.
   */
  private static int assertToldOrRight(
      byte[] changing, PageOverlay journal, Map<Long, String> original) throws IOException {
    Map<Long, String> inFile = readable(changing);
    TableSkeleton skeleton =
        TableSkeleton.decode(TableSkeleton.of(FileContent.of(changing), TABLE, Map.of()).encode());

    Composed composed = Composed.of(skeleton, journal);

    composed.inLog.forEach((id, blob) -> assertEquals(original.get(id), blob, "row " + id));
    composed.inFile.forEach(
        (id, key) -> assertEquals(original.get(id), inFile.get(id), "row " + id));
    boolean isTold = composed.damaged + composed.inBoth.size() > 0;
    assertTrue(isTold || original.keySet().equals(composed.ids()), "rows are missing");
    return isTold ? 1 : 0;
  }

  private static Map<Long, String> readable(byte[] main) throws IOException {
    Map<Long, String> rows = new TreeMap<>();
    SqliteDatabase database = Rows.open(main, null);
    database.forEachRow(
        database.table(TABLE).orElseThrow(),
        new RowConsumer() {
          @Override
          public void row(SqliteRow row) throws IOException {
            rows.put(row.rowId(), Composed.hex(row.bytes(1)));
          }

          @Override
          public void damaged(FormatException cause) {
            // Only the sound rows are compared.
          }
        });
    return rows;
  }

  @ParameterizedTest
  @ValueSource(strings = {"5", "19000"})
  void rowThatIsPartlyInTheLogIsTold(String changed) throws IOException, SQLException {
    RandomDatabase made = new RandomDatabase(folder.resolve("made.sqlite"), new Random(1));
    try (Connection connection = made.create(4096, 0, 0);
        Statement statement = connection.createStatement()) {
      statement.execute("insert into Packages values (1, randomblob(20000))");
      statement.execute("insert into Packages values (2, cast(hex(zeroblob(10000)) as blob))");
      statement.execute("pragma wal_checkpoint(truncate)");
      TableSkeleton skeleton = skeleton(made.main(), connection);
      statement.execute(RandomDatabase.changeByte(changed, 2));

      Composed composed =
          Composed.of(skeleton, overlay(LogFiles.ofWal(FileContent.of(made.wal()))));

      assertEquals(Map.of(1L, "key 1"), composed.inFile);
      assertEquals(Map.of(2L, "key 2"), composed.inBoth);
    }
  }

  @Test
  void tableThatTheLogMakesAnew() throws IOException, SQLException {
    RandomDatabase made = new RandomDatabase(folder.resolve("made.sqlite"), new Random(3));
    try (Connection connection = made.create(1024, 0, 0);
        Statement statement = connection.createStatement()) {
      made.fill(connection);
      TableSkeleton skeleton = skeleton(made.main(), connection);
      statement.execute("drop table Packages");
      PageOverlay without = overlay(LogFiles.ofWal(FileContent.of(made.wal())));
      statement.execute("create table t (x)");
      statement.execute("create table Packages (a text, hnum integer primary key, blob blob)");
      statement.execute("insert into Packages values ('x', 9, x'0102')");
      PageOverlay anew = overlay(LogFiles.ofWal(FileContent.of(made.wal())));

      assertThrows(FormatException.class, () -> ComposedTable.of(skeleton, without));
      Composed composed = Composed.of(skeleton, anew);
      assertEquals(Map.of(9L, "0102"), composed.inLog);
      assertEquals(composed.inLog.keySet(), composed.ids());
    }
  }

  @Test
  void withoutALogAllRowsAreThoseOfTheFile() throws IOException, SQLException {
    RandomDatabase made = new RandomDatabase(folder.resolve("made.sqlite"), new Random(2));
    try (Connection connection = made.create(4096, 0, 0)) {
      made.fill(connection);
      Composed composed = Composed.of(skeleton(made.main(), connection), overlay(LogFiles.NONE));

      assertEquals(rows(connection).keySet(), composed.inFile.keySet());
      assertEquals("key 1", composed.inFile.get(1L));
    }
  }

  private static TableSkeleton skeleton(byte[] main, Connection connection)
      throws IOException, SQLException {
    Map<Long, String> keys = new TreeMap<>();
    rows(connection).keySet().forEach(id -> keys.put(id, "key " + id));
    return TableSkeleton.decode(TableSkeleton.of(FileContent.of(main), TABLE, keys).encode());
  }

  private static PageOverlay overlay(LogFiles files) throws IOException {
    return PageOverlay.decode(PageOverlay.read(files).encode());
  }

  private static Map<Long, String> rows(Connection connection) throws SQLException {
    Map<Long, String> rows = new TreeMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("select hnum, blob from Packages")) {
      while (result.next()) {
        rows.put(result.getLong(1), HexFormat.of().formatHex(result.getBytes(2)));
      }
    }
    return rows;
  }

  /** The rows of a composed table, by where they are. */
  private static final class Composed implements ComposedTable.Rows {
    final Map<Long, String> inLog = new TreeMap<>();
    final Map<Long, String> inFile = new TreeMap<>();
    final Map<Long, String> inBoth = new TreeMap<>();
    int damaged;
    private final int column;

    private Composed(int column) {
      this.column = column;
    }

    static Composed of(TableSkeleton file, PageOverlay log) throws IOException {
      ComposedTable table = ComposedTable.of(file, log);
      Composed rows = new Composed(table.table().column("blob"));
      table.forEachRow(rows);
      return rows;
    }

    @Override
    public void inLog(SqliteRow row) throws IOException {
      inLog.put(row.rowId(), hex(row.bytes(column)));
    }

    static String hex(Extents value) throws IOException {
      byte[] bytes = new byte[(int) value.length()];
      value.read(0, bytes, 0, bytes.length);
      return HexFormat.of().formatHex(bytes);
    }

    @Override
    public void inFile(long rowId, Optional<String> key) {
      inFile.put(rowId, key.orElse(""));
    }

    @Override
    public void inBoth(long rowId, Optional<String> key) {
      inBoth.put(rowId, key.orElse(""));
    }

    @Override
    public void damaged(FormatException cause) {
      damaged++;
    }

    Set<Long> ids() {
      Set<Long> ids = new TreeSet<>(inLog.keySet());
      ids.addAll(inFile.keySet());
      ids.addAll(inBoth.keySet());
      return ids;
    }

    void assertEqualTo(Map<Long, String> expected, Map<Long, String> before) {
      assertEquals(expected.keySet(), ids());
      inLog.forEach((id, blob) -> assertEquals(expected.get(id), blob, "row " + id));
      inFile.forEach(
          (id, key) -> {
            assertEquals("key " + id, key);
            assertEquals(expected.get(id), before.get(id), "row " + id);
          });
    }
  }
}
