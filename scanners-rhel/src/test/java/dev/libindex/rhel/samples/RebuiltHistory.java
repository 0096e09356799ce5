package dev.libindex.rhel.samples;

import com.fasterxml.jackson.databind.JsonNode;
import dev.libindex.rhel.internal.rpmver.RpmVersion;
import dev.libindex.rhel.internal.urlquery.QueryValues;
import dev.libindex.testdata.internal.vectors.VectorTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Rebuilds dnf histories that are in claircore's own tests but not in the shared data. The vectors
 * name every package and its repository; SQLite writes them into the tables of dnf 4 or dnf 5,
 * depending on the original's name.
 */
public final class RebuiltHistory {
  /** The prefix of names of files in claircore's source tree. */
  public static final String PREFIX = "claircore:";

  private static final List<String> DNF4 =
      List.of(
          "create table repo (id integer primary key, repoid text)",
          "create table trans_item (id integer primary key, item_id int, repo_id int, action int)",
          "create table rpm (item_id int, name text, epoch int, version text, release text,"
              + " arch text)");
  private static final List<String> DNF5 =
      List.of(
          "create table config (key text, value text)",
          "create table trans_item_action (id integer primary key, name text)",
          "insert into trans_item_action values (1, 'Install'), (6, 'Remove')",
          "create table repo (id integer primary key, repoid text)",
          "create table pkg_name (id integer primary key, name text)",
          "create table arch (id integer primary key, name text)",
          "create table trans_item (id integer primary key, item_id int, repo_id int,"
              + " action_id int)",
          "create table rpm (item_id int, name_id int, epoch int, version text, release text,"
              + " arch_id int)");

  private static final String INSERT_DNF4 = "insert into rpm values (?, ?, ?, ?, ?, ?)";
  private static final String INSERT_DNF5 =
      "insert into rpm select ?, name.id, ?, ?, ?, arch.id from"
          + " (select id from pkg_name where name = ?) name,"
          + " (select id from arch where name = ?) arch";

  private final Connection connection;
  private final boolean isDnf5;

  private RebuiltHistory(Connection connection, boolean isDnf5) {
    this.connection = connection;
    this.isDnf5 = isDnf5;
  }

  /** Returns the database with that name in the vectors, which begins with {@link #PREFIX}. */
  public static byte[] read(String name) {
    List<JsonNode> rows =
        VectorTable.named("repository-hint.jsonl").rows().stream()
            .map(row -> row.json())
            .filter(row -> row.path("in").path("history").asText().equals(name))
            .toList();
    try {
      Path file = Files.createTempFile("history", ".sqlite");
      try {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
          connection.setAutoCommit(false);
          new RebuiltHistory(connection, name.contains("dnf5")).write(rows);
          connection.commit();
        }
        return Files.readAllBytes(file);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new AssertionError("cannot make " + name, e);
    }
  }

  private void write(List<JsonNode> rows) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : isDnf5 ? DNF5 : DNF4) {
        statement.execute(sql);
      }
    }
    // The first row has the repositories, the others have a package each.
    for (JsonNode id : rows.get(0).get("repoids")) {
      run("insert into repo (repoid) values (?)", id.textValue());
    }
    int item = 0;
    for (JsonNode row : rows.subList(1, rows.size())) {
      item++;
      addPackage(item, row.get("in"));
      String hint = row.get("out").get("hint").textValue();
      String from = QueryValues.parse(hint).values().first("repoid").orElseThrow();
      run(
          "insert into trans_item select null, ?, id, 1 from repo where repoid = ?",
          Integer.toString(item),
          from);
    }
  }

  private void addPackage(int item, JsonNode in) throws SQLException {
    String name = in.get("name").textValue();
    String arch = in.get("arch").textValue();
    RpmVersion version = RpmVersion.parse(in.get("version").textValue());
    if (isDnf5) {
      run("insert into pkg_name (name) values (?)", name);
      run("insert into arch (name) select ? where ? not in (select name from arch)", arch, arch);
      run(
          INSERT_DNF5,
          Integer.toString(item),
          version.epoch(),
          version.version(),
          version.release(),
          name,
          arch);
    } else {
      run(
          INSERT_DNF4,
          Integer.toString(item),
          name,
          version.epoch(),
          version.version(),
          version.release(),
          arch);
    }
  }

  private void run(String sql, String... values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setString(i + 1, values[i]);
      }
      statement.executeUpdate();
    }
  }
}
