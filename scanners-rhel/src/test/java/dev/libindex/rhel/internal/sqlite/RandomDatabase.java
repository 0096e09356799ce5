package dev.libindex.rhel.internal.sqlite;

import dev.libindex.layer.FileContent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;

/** A database with the table of rpm's packages and one of its indexes, changed at random. */
final class RandomDatabase {
  private static final int ROWS = 120;

  private final Path file;
  private final Random random;

  RandomDatabase(Path file, Random random) {
    this.file = file;
    this.random = random;
  }

  /** Creates the database, which writes its changes to a log and never back. */
  Connection create(int pageSize, int autoVacuum, int reserved) throws SQLException, IOException {
    try (Connection connection = Rows.connect(file);
        Statement statement = connection.createStatement()) {
      statement.execute("pragma page_size = " + pageSize);
      statement.execute("pragma auto_vacuum = " + autoVacuum);
      statement.execute("pragma user_version = 1");
    }
    reserve(pageSize, reserved);
    Connection connection = Rows.connect(file);
    try (Statement statement = connection.createStatement()) {
      statement.execute("pragma journal_mode = wal");
      statement.execute("pragma wal_autocheckpoint = 0");
      statement.execute("pragma synchronous = off");
      statement.execute(
          "create table 'Packages' (hnum integer primary key autoincrement, blob blob not null)");
      statement.execute("create table 'Name' (key 'TEXT' not null, hnum integer not null)");
      statement.execute("create index Name_index on Name (key asc)");
    }
    return connection;
  }

  /** Reserves bytes at the end of each page, while there is only one, which is empty. */
  private void reserve(int pageSize, int bytes) throws IOException {
    if (bytes > 0) {
      ByteBuffer main = ByteBuffer.wrap(main());
      main.put(20, (byte) bytes).putShort(105, (short) (pageSize - bytes));
      Files.write(file, main.array());
    }
  }

  /** Inserts rows, and writes all of them to the main file. */
  void fill(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (int i = 0; i < ROWS; i++) {
        insert(statement);
      }
      statement.execute("delete from Packages where hnum % 10 = 9");
      statement.execute("pragma wal_checkpoint(truncate)");
    }
  }

  /** Commits some changes to the log. */
  void transact(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      if (random.nextInt(8) == 0) {
        statement.execute("vacuum");
        return;
      }
      statement.execute("begin");
      change(statement);
      statement.execute("commit");
      statement.execute("pragma incremental_vacuum(3)");
    }
  }

  void change(Statement statement) throws SQLException {
    for (int changes = 1 + random.nextInt(6); changes > 0; changes--) {
      int row = 1 + random.nextInt(ROWS);
      switch (random.nextInt(6)) {
        case 0, 1 -> insert(statement);
        case 2 -> statement.execute("delete from Packages where hnum = " + row);
        case 3 ->
            statement.execute(
                "replace into Packages values (%d, randomblob(%d))".formatted(row, size()));
        case 4 ->
            // The same size, and only a few bytes of it new.
            statement.execute(changeByte(random.nextBoolean() ? "length(blob) / 2" : "5", row));
        default -> statement.execute("create table if not exists t" + row + " (x)");
      }
    }
  }

  static String changeByte(String position, int row) {
    return ("update Packages set blob = cast(substr(blob, 1, %1$s) || x'00'"
            + " || substr(blob, %1$s + 2) as blob) where length(blob) > 6 and hnum = %2$d")
        .formatted(position, row);
  }

  private void insert(Statement statement) throws SQLException {
    statement.execute("insert into Packages (blob) values (randomblob(" + size() + "))");
    statement.execute("insert into Name select 'name-' || max(hnum), max(hnum) from Packages");
  }

  private int size() {
    return 1 + (random.nextInt(5) == 0 ? random.nextInt(100) : random.nextInt(30_000));
  }

  byte[] main() throws IOException {
    return Files.readAllBytes(file);
  }

  byte[] wal() throws IOException {
    return Files.readAllBytes(file.resolveSibling(file.getFileName() + "-wal"));
  }

  /** Returns the journal of the transaction under way, if it has written one. */
  LogFiles journal() throws IOException {
    Path journal = file.resolveSibling(file.getFileName() + "-journal");
    return Files.exists(journal)
        ? LogFiles.ofJournal(FileContent.of(Files.readAllBytes(journal)))
        : LogFiles.NONE;
  }
}
