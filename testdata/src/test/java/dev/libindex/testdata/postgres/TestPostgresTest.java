package dev.libindex.testdata.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TestPostgresTest {
  @RegisterExtension static final TestPostgres postgres = new TestPostgres();

  @Test
  void givesAnEmptyDatabase() throws SQLException {
    assertEquals(
        "0", query(postgres.database().dataSource(), "select count(*) from pg_stat_user_tables"));
  }

  @Test
  void hasAUrlToConnectWith() throws SQLException {
    TestDatabase database = postgres.database();
    try (Connection connection = DriverManager.getConnection(database.jdbcUrl())) {
      assertEquals(database.name(), connection.getCatalog());
    }
  }

  @Test
  void copiesADatabaseAndDropsItWhileInUse() throws SQLException {
    try (TestDatabase template = postgres.server().createDatabase()) {
      execute(template.dataSource(), "create table answer as select 42 as value");
      DataSource copied;
      Connection held;
      try (TestDatabase copy = postgres.server().copyOf(template)) {
        copied = copy.dataSource();
        held = copied.getConnection();
        assertEquals("42", query(copied, "select value from answer"));
      }
      assertFalse(held.isValid(10));
      assertThrows(SQLException.class, copied::getConnection);
    }
  }

  @Test
  void reachesTheSameServerByUrl() throws SQLException {
    try (PostgresServer given = GivenServer.at(postgres.database().jdbcUrl());
        TestDatabase other = given.createDatabase()) {
      assertEquals(other.name(), query(other.dataSource(), "select current_database()"));
    }
  }

  @Nested
  class InANestedClass {
    @Test
    void theDatabaseStays() throws SQLException {
      String name = query(postgres.database().dataSource(), "select current_database()");
      assertEquals(postgres.database().name(), name);
    }
  }

  private static void execute(DataSource source, String sql) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String query(DataSource source, String sql) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
