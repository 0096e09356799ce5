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
  private static final int STRING = 6;
  private static final int[] TAGS = {1000, 1001, 1002};
  private static final int BLOCK = 16;

  private MadeDatabase() {}

  /**
   * Returns a SQLite database.
   *
   * @param packages each as {@code name-version-release}
   */
  public static byte[] sqlite(String... packages) {
    try {
      Path folder = Files.createTempDirectory("rpmdb");
      Path file = folder.resolve("rpmdb.sqlite");
      try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
          Statement statement = connection.createStatement()) {
        statement.execute("CREATE TABLE Packages (hnum INTEGER PRIMARY KEY, blob BLOB NOT NULL)");
        try (PreparedStatement insert =
            connection.prepareStatement("INSERT INTO Packages (blob) VALUES (?)")) {
          for (String one : packages) {
            insert.setBytes(1, header(one));
            insert.execute();
          }
        }
      }
      byte[] bytes = Files.readAllBytes(file);
      Files.delete(file);
      Files.delete(folder);
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns a header with a name, a version and a release. */
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
