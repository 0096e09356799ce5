package dev.libindex.testdata.postgres;

import javax.sql.DataSource;

/** A database made for a test. Thread-safe. Closing it drops it, whoever is still connected. */
public final class TestDatabase implements AutoCloseable {
  private final String name;
  private final JdbcUrl url;
  private final PostgresServer server;

  TestDatabase(String name, JdbcUrl url, PostgresServer server) {
    this.name = name;
    this.url = url;
    this.server = server;
  }

  /** The database's name. */
  public String name() {
    return name;
  }

  /** A source of new connections, without a pool. */
  public DataSource dataSource() {
    return new UrlDataSource(url);
  }

  /** The database's JDBC URL; user and password, where needed, are among its parameters. */
  public String jdbcUrl() {
    return url.text();
  }

  @Override
  public void close() {
    server.drop(this);
  }
}
