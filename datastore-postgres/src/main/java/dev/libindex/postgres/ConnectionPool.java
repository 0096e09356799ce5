package dev.libindex.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.libindex.error.StoreException;

/** A pool of our own. */
final class ConnectionPool {
  private ConnectionPool() {}

  /** Connects once, so that a wrong URL fails here. */
  static HikariDataSource open(String jdbcUrl, int size) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(jdbcUrl);
    config.setMaximumPoolSize(size);
    config.setPoolName("libindex");
    try {
      return new HikariDataSource(config);
    } catch (RuntimeException e) {
      // Hikari has several, and its messages may quote the URL with a password in it.
      throw new StoreException("cannot connect to the database", e);
    }
  }
}
