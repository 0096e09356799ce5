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

/**
 * A JUnit extension that creates environments for a test class, one after another, in one database.
 */
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

  /** Returns the database's URL, for processes with their own connections. */
  String jdbcUrl() {
    return postgres.database().jdbcUrl();
  }

  /** Opens an empty environment. The caller closes it before opening the next. */
  TestEnvironment open() {
    return open(Delivery.whole());
  }

  /** Opens an empty environment whose server sends blobs in this manner. */
  TestEnvironment open(Delivery delivery) {
    TableReset.run(pool, "libindex");
    return new TestEnvironment(pool, delivery);
  }

  /** Opens the store of another process, with its own connections. The caller closes it. */
  static PostgresStore connect(String jdbcUrl) {
    return PostgresStore.open(jdbcUrl, PostgresStoreOptions.defaults().withMigration(false));
  }

  CleanRun clean(String version, Path folder) throws Exception {
    try (TestEnvironment environment = open()) {
      return CleanRun.on(environment, version, folder);
    }
  }
}
