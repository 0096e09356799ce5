package dev.libindex.postgres.internal.sql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.libindex.error.StoreException;

/** Opens the pool of a store that was given a URL. */
public final class ConnectionPool {
  private ConnectionPool() {}

  /**
   * Opens a pool, and connects once, so that a wrong URL fails here.
   *
   * @throws StoreException if the database cannot be reached
   */
  public static HikariDataSource open(String jdbcUrl, int size) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(jdbcUrl);
    config.setMaximumPoolSize(size);
    config.setPoolName("libindex");
    try {
      return new HikariDataSource(config);
    } catch (RuntimeException e) {
      // Hikari throws several types, whose messages may quote the URL with a password in it.
      throw new StoreException("cannot connect to the database", e);
    }
  }
}
