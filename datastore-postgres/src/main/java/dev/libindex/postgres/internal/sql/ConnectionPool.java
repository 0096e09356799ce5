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
   * @throws IllegalArgumentException if this is not a JDBC URL
   * @throws StoreException if the database cannot be reached
   */
  public static HikariDataSource open(String jdbcUrl, int size) {
    if (!jdbcUrl.startsWith("jdbc:")) {
      throw new IllegalArgumentException(
          "a JDBC URL is needed, such as jdbc:postgresql://localhost/libindex");
    }
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(jdbcUrl);
    config.setMaximumPoolSize(size);
    config.setPoolName("libindex");
    try {
      return new HikariDataSource(config);
    } catch (RuntimeException e) {
      // Hikari throws several types, whose messages may quote the URL with a password in it.
      String servers = DatabaseFailure.servers(jdbcUrl);
      throw new StoreException(
          "cannot connect to the database" + servers + DatabaseFailure.reason(e), e);
    }
  }
}
