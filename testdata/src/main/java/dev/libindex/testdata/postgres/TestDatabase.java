package dev.libindex.testdata.postgres;

import javax.sql.DataSource;

/**
 * A database for a test. Thread-safe. Closing it drops the database, even if there are connections
 * to it.
 */
public final class TestDatabase implements AutoCloseable {
  private final String name;
  private final JdbcUrl url;
  private final PostgresServer server;

  TestDatabase(String name, JdbcUrl url, PostgresServer server) {
    this.name = name;
    this.url = url;
    this.server = server;
  }

  /** Returns the database's name. */
  public String name() {
    return name;
  }

  /** Returns a data source that opens a new connection each time, without a pool. */
  public DataSource dataSource() {
    return new UrlDataSource(url);
  }

  /** Returns the database's JDBC URL, with user and password, if needed, among its parameters. */
  public String jdbcUrl() {
    return url.text();
  }

  @Override
  public void close() {
    server.drop(this);
  }
}
