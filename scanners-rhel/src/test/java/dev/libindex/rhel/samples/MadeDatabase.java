package dev.libindex.rhel.samples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** Makes rpm databases in SQLite. */
public final class MadeDatabase {
  private static final String TABLE =
      "CREATE TABLE Packages (hnum INTEGER PRIMARY KEY, blob BLOB NOT NULL)";

  private static final int STRING = 6;
  private static final int[] TAGS = {1000, 1001, 1002, 1022};
  private static final int BLOCK = 16;

  private MadeDatabase() {}

  /** A database and the log of a later transaction. */
  public static final class Logged {
    private final byte[] main;
    private final byte[] wal;

    private Logged(byte[] main, byte[] wal) {
      this.main = main;
      this.wal = wal;
    }

    /** Returns the database file, without the transaction. */
    public byte[] main() {
      return main.clone();
    }

    /** Returns the write-ahead log. */
    public byte[] wal() {
      return wal.clone();
    }
  }

  /** What is done with the open database; returns what is read meanwhile. */
  private interface Work {
    byte[] run(Path file, Connection connection) throws IOException, SQLException;
  }

  /**
   * Returns a SQLite database.
   *
   * @param packages each as {@code name-version-release[-arch]}
   */
  public static byte[] sqlite(String... packages) {
    return make(
        (file, connection) -> {
          insert(connection, packages);
          return Files.readAllBytes(file);
        });
  }

  /**
   * Returns a SQLite database and a log that removes its first package and adds another one.
   *
   * @param added the other one; empty for none
   * @param packages those before, each as {@code name-version-release[-arch]}
   */
  public static Logged logged(String added, String... packages) {
    byte[][] main = new byte[1][];
    byte[] wal =
        make(
            (file, connection) -> {
              execute(connection, "PRAGMA journal_mode = WAL");
              insert(connection, packages);
              execute(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
              main[0] = Files.readAllBytes(file);
              execute(connection, "DELETE FROM Packages WHERE hnum = 1");
              insert(connection, added.isEmpty() ? new String[0] : new String[] {added});
              return Files.readAllBytes(file.resolveSibling(file.getFileName() + "-wal"));
            });
    return new Logged(main[0], wal);
  }

  /** Returns a database of which everything but the beginning is in the log. */
  public static Logged unwritten(String... packages) {
    byte[][] main = new byte[1][];
    byte[] wal =
        make(
            (file, connection) -> {
              execute(connection, "DROP TABLE Packages");
              execute(connection, "PRAGMA journal_mode = WAL");
              main[0] = Files.readAllBytes(file);
              execute(connection, TABLE);
              insert(connection, packages);
              return Files.readAllBytes(file.resolveSibling(file.getFileName() + "-wal"));
            });
    return new Logged(main[0], wal);
  }

  /**
   * Returns a database as an interrupted transaction has left it, which removes and adds packages,
   * and its hot journal. Rolled back, it lists these packages.
   */
  public static Logged interrupted(String... packages) {
    byte[][] main = new byte[1][];
    byte[] journal =
        make(
            (file, connection) -> {
              insert(connection, packages);
              // With room for few pages, SQLite writes changed ones to the file before the end.
              execute(connection, "PRAGMA cache_size = 1");
              connection.setAutoCommit(false);
              execute(connection, "DELETE FROM Packages WHERE hnum % 2 = 1");
              for (int i = 0; i < packages.length; i++) {
                insert(connection, "later" + i + "-1-1");
              }
              main[0] = Files.readAllBytes(file);
              byte[] bytes =
                  Files.readAllBytes(file.resolveSibling(file.getFileName() + "-journal"));
              connection.rollback();
              return bytes;
            });
    return new Logged(main[0], journal);
  }

  private static byte[] make(Work work) {
    try {
      Path folder = Files.createTempDirectory("rpmdb");
      Path file = folder.resolve("rpmdb.sqlite");
      byte[] result;
      try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
        execute(connection, TABLE);
        result = work.run(file, connection);
      }
      Files.delete(file);
      Files.delete(folder);
      return result;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static void insert(Connection connection, String... packages) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO Packages (blob) VALUES (?)")) {
      for (String one : packages) {
        insert.setBytes(1, header(one));
        insert.execute();
      }
    }
  }

  /** Returns a header with a name, a version, a release and perhaps an architecture. */
  private static byte[] header(String name) {
    String[] parts = name.split("-", -1);
    byte[] data = (String.join("\0", parts) + "\0").getBytes(StandardCharsets.UTF_8);
    ByteBuffer header = ByteBuffer.allocate(8 + parts.length * BLOCK + data.length);
    header.putInt(parts.length).putInt(data.length);
    int offset = 0;
    for (int i = 0; i < parts.length; i++) {
      header.putInt(TAGS[i]).putInt(STRING).putInt(offset).putInt(1);
      offset += parts[i].length() + 1;
    }
    return header.put(data).array();
  }
}
