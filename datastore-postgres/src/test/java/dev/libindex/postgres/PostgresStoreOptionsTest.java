package dev.libindex.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.libindex.error.StoreException;
import dev.libindex.model.Manifest;
import dev.libindex.model.ScannerSet;
import dev.libindex.postgres.internal.sql.ConnectionPool;
import dev.libindex.store.Store;
import dev.libindex.testdata.postgres.TestPostgres;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests how a store is opened, where it keeps its tables, and what it closes. */
class PostgresStoreOptionsTest {
  private static final PostgresStoreOptions DEFAULTS = PostgresStoreOptions.defaults();
  private static final Manifest MANIFEST = TestImages.manifest("m", "a");
  private static final ScannerSet SCANNERS = TestImages.scanners(2);

  @RegisterExtension static final TestPostgres postgres = new TestPostgres();

  @Test
  @DisplayName("two schemas in a database do not see each other")
  void schemas() {
    PostgresStoreOptions other =
        DEFAULTS.withSchema("other_schema").withHistoryTable("other_history").withPoolSize(2);
    try (Store one = PostgresStore.open(postgres.database().jdbcUrl(), DEFAULTS.withPoolSize(2));
        PostgresStore two = PostgresStore.open(postgres.database().jdbcUrl(), other)) {
      TestImages.index(one, MANIFEST, SCANNERS, "body");
      assertFalse(two.indexReport(MANIFEST.hash()).isPresent());

      TestImages.index(two, MANIFEST, SCANNERS, "body");
      assertTrue(two.lockSource().tryAcquire("key", Duration.ofMinutes(1)).isPresent());
      one.deleteManifests(List.of(MANIFEST.hash()));
      assertTrue(two.indexReport(MANIFEST.hash()).isPresent());
    }
  }

  @Test
  @DisplayName("nodes that start at the same time migrate once")
  void migrateTogether() {
    PostgresStoreOptions options = DEFAULTS.withSchema("together");
    CompletableFuture<?>[] nodes =
        IntStream.range(0, 4)
            .mapToObj(
                node ->
                    CompletableFuture.runAsync(
                        () -> PostgresStore.migrate(postgres.database().dataSource(), options)))
            .toArray(CompletableFuture[]::new);

    CompletableFuture.allOf(nodes).join();

    try (Store store = PostgresStore.create(postgres.database().dataSource(), options)) {
      TestImages.index(store, MANIFEST, SCANNERS, "body");
    }
  }

  @Test
  @DisplayName("without migration, nothing is created")
  void noMigration() {
    PostgresStoreOptions options = DEFAULTS.withSchema("never_created").withMigration(false);
    try (Store store = PostgresStore.create(postgres.database().dataSource(), options)) {
      StoreException failure =
          assertThrows(StoreException.class, () -> store.persistManifest(MANIFEST));
      assertTrue(String.valueOf(failure.getMessage()).contains("persist manifest"));
      assertTrue(failure.getCause() instanceof SQLException);
    }
  }

  @Test
  @DisplayName("the store closes its own pool, not a caller's DataSource")
  void closing() {
    try (HikariDataSource callers = ConnectionPool.open(postgres.database().jdbcUrl(), 2)) {
      PostgresStore.create(callers, DEFAULTS).close();
      assertFalse(callers.isClosed());
    }
    PostgresStore own = PostgresStore.open(postgres.database().jdbcUrl(), DEFAULTS.withPoolSize(2));
    own.close();
    own.close();
    assertThrows(StoreException.class, () -> own.indexReport(MANIFEST.hash()));
  }

  @Test
  @DisplayName("a pool whose connections do not auto-commit works as well")
  void withoutAutoCommit() {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(postgres.database().jdbcUrl());
    config.setMaximumPoolSize(2);
    config.setAutoCommit(false);
    PostgresStoreOptions options = DEFAULTS.withSchema("without_auto_commit");
    try (HikariDataSource callers = new HikariDataSource(config)) {
      Store store = PostgresStore.create(callers, options);
      TestImages.index(store, MANIFEST, SCANNERS, "body");
    }
    try (Store other = PostgresStore.create(postgres.database().dataSource(), options)) {
      assertTrue(other.checkManifest(MANIFEST, SCANNERS).current());
    }
  }

  @Test
  @DisplayName(
      "an unreachable server, or a schema that may not be created, causes a StoreException")
  void failures() {
    String nowhere = "jdbc:postgresql://127.0.0.1:1/none?user=nobody&password=secret";

    StoreException failure =
        assertThrows(StoreException.class, () -> PostgresStore.open(nowhere, DEFAULTS));

    assertFalse(
        Stream.iterate((Throwable) failure, cause -> cause != null, Throwable::getCause)
            .anyMatch(cause -> String.valueOf(cause.getMessage()).contains("secret")));
    assertThrows(
        StoreException.class,
        () ->
            PostgresStore.open(postgres.database().jdbcUrl(), DEFAULTS.withSchema("pg_reserved")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "A", "9a", "a-b", "a b", "a\"b", "a;drop", "a.b"})
  void namesNeedNoQuotes(String name) {
    assertThrows(IllegalArgumentException.class, () -> DEFAULTS.withSchema(name));
    assertThrows(IllegalArgumentException.class, () -> DEFAULTS.withHistoryTable(name));
  }

  @Test
  void poolIsLargeEnoughToMigrate() {
    assertThrows(IllegalArgumentException.class, () -> DEFAULTS.withPoolSize(1));
    assertEquals(10, DEFAULTS.poolSize());
  }
}
