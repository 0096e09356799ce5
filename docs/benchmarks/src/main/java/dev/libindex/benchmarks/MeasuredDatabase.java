package dev.libindex.benchmarks;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.libindex.postgres.PostgresStore;
import dev.libindex.postgres.PostgresStoreOptions;
import dev.libindex.testdata.postgres.ObservedDataSource;
import dev.libindex.testdata.postgres.PostgresServer;
import dev.libindex.testdata.postgres.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * An empty database with a store over a connection pool. The round trips of the store are counted,
 * those of {@link #number}, {@link #text} and {@link #execute} are not. Thread-safe.
 */
final class MeasuredDatabase implements AutoCloseable {
  private static final int CONNECTIONS = 16;

  private final TestDatabase database;
  private final HikariDataSource pool;
  private final StatementCounter counter = new StatementCounter();
  private final PostgresStore store;

  MeasuredDatabase(PostgresServer server) {
    database = server.createDatabase();
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(database.jdbcUrl());
    config.setMaximumPoolSize(CONNECTIONS);
    pool = new HikariDataSource(config);
    store =
        PostgresStore.create(ObservedDataSource.of(pool, counter), PostgresStoreOptions.defaults());
  }

  PostgresStore store() {
    return store;
  }

  StatementCounter.Count count() {
    return counter.count();
  }

  /** Returns the result of a query for an integer. */
  long number(String sql) throws SQLException {
    return Long.parseLong(text(sql));
  }

  /** Returns the result of a query for one value. */
  String text(String sql) throws SQLException {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getString(1);
    }
  }

  void execute(String sql) throws SQLException {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() {
    store.close();
    pool.close();
    database.close();
  }
}
