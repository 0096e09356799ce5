package dev.libindex.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.libindex.testdata.internal.postgres.TableReset;
import dev.libindex.testdata.postgres.TestPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A JUnit extension with stores over the database of a test class, in one pool and schema. */
final class TestStores implements BeforeAllCallback, AfterAllCallback {
  static final PostgresStoreOptions OPTIONS = PostgresStoreOptions.defaults();
  private static final int CONNECTIONS = 12;

  private final TestPostgres postgres = new TestPostgres();
  private HikariDataSource pool;
  private int depth;

  @SuppressWarnings("NullAway.Init") // JUnit calls beforeAll() before every test.
  TestStores() {}

  @Override
  public void beforeAll(ExtensionContext context) {
    postgres.beforeAll(context);
    if (depth++ == 0) {
      HikariConfig config = new HikariConfig();
      config.setJdbcUrl(postgres.database().jdbcUrl());
      config.setMaximumPoolSize(CONNECTIONS);
      pool = new HikariDataSource(config);
      PostgresStore.migrate(pool, OPTIONS);
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    if (--depth == 0) {
      pool.close();
    }
    postgres.afterAll(context);
  }

  DataSource dataSource() {
    return pool;
  }

  String jdbcUrl() {
    return postgres.database().jdbcUrl();
  }

  /** Empties all tables, and returns a store over the pool. */
  PostgresStore emptyStore() {
    clear();
    return store(pool);
  }

  /** Returns a store over other connections to the same tables, as they are. */
  PostgresStore store(DataSource dataSource) {
    return PostgresStore.create(dataSource, OPTIONS.withMigration(false));
  }

  void clear() {
    TableReset.run(pool, "libindex");
  }

  /** Evicts a lost connection from the pool as soon as it is returned. */
  void evict(Connection connection) {
    pool.evictConnection(connection);
  }

  void execute(String sql) {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
  }

  /** Runs statements in a separate transaction, and commits it as soon as the work waits for it. */
  void whileUncommitted(String sql, Runnable work) {
    whileUncommitted(sql, work, () -> {});
  }

  /** Does the same, and runs something else while the work waits. */
  void whileUncommitted(String sql, Runnable work, Runnable meanwhile) {
    try (Connection other = pool.getConnection();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute(sql);
      CompletableFuture<Void> running = CompletableFuture.runAsync(work);
      awaitLockWait(running);
      meanwhile.run();
      other.commit();
      running.join();
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
  }

  /** Waits until a transaction waits for a lock; fails if the work ends without waiting. */
  void awaitLockWait(CompletableFuture<?> work) {
    String waiting =
        "SELECT count(*) FROM pg_stat_activity"
            + " WHERE datname = current_database() AND wait_event_type = 'Lock'";
    while (number(waiting) == 0) {
      if (work.isDone()) {
        throw new AssertionError("the work did not wait: " + work);
      }
      Thread.onSpinWait();
    }
  }

  /** Returns the first column of all rows. */
  List<String> texts(String sql) {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> texts = new ArrayList<>();
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
      return texts;
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
  }

  long number(String sql) {
    return Long.parseLong(texts(sql).get(0));
  }
}
