package dev.libindex.healing;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.libindex.postgres.PostgresStore;
import dev.libindex.postgres.PostgresStoreOptions;
import dev.libindex.testdata.http.Delivery;
import dev.libindex.testdata.internal.postgres.TableReset;
import dev.libindex.testdata.postgres.TestPostgres;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Makes sites for a test class, one after the other, in one database. */
final class TestEnvironments implements BeforeAllCallback, AfterAllCallback {
  private final TestPostgres postgres = new TestPostgres();
  private HikariDataSource pool;

  @SuppressWarnings("NullAway.Init") // JUnit calls beforeAll() before every test.
  TestEnvironments() {}

  @Override
  public void beforeAll(ExtensionContext context) {
    postgres.beforeAll(context);
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(postgres.database().jdbcUrl());
    pool = new HikariDataSource(config);
    PostgresStore.migrate(pool, PostgresStoreOptions.defaults());
  }

  @Override
  public void afterAll(ExtensionContext context) {
    pool.close();
    postgres.afterAll(context);
  }

  /** For processes that have connections of their own. */
  String jdbcUrl() {
    return postgres.database().jdbcUrl();
  }

  /** An empty environment; the caller closes it before the next is opened. */
  TestEnvironment open() {
    return open(Delivery.whole());
  }

  /** As the other, with a server that sends blobs in this manner. */
  TestEnvironment open(Delivery delivery) {
    TableReset.run(pool, "libindex");
    return new TestEnvironment(pool, delivery);
  }

  /** The store of another process, with its own connections; the caller closes it. */
  static PostgresStore connect(String jdbcUrl) {
    return PostgresStore.open(jdbcUrl, PostgresStoreOptions.defaults().withMigration(false));
  }

  CleanRun clean(String version, Path folder) throws Exception {
    try (TestEnvironment environment = open()) {
      return CleanRun.on(environment, version, folder);
    }
  }
}
