package dev.libindex.postgres;

import dev.libindex.postgres.internal.sql.Schema;

/**
 * Where Libindex keeps its tables and how it gets them. Immutable; start with {@link #defaults()}
 * and change what must differ. Names are lower-case SQL identifiers: letters, digits and
 * underscores, at most 63, no digit first.
 */
public final class PostgresStoreOptions {
  private static final int LEAST_CONNECTIONS = 2;

  private final Schema schema;
  private final String historyTable;
  private final boolean migrate;
  private final int poolSize;

  private PostgresStoreOptions(Schema schema, String historyTable, boolean migrate, int poolSize) {
    this.schema = schema;
    this.historyTable = historyTable;
    this.migrate = migrate;
    this.poolSize = poolSize;
  }

  /** Schema {@code libindex}, migrated when a store is opened, ten connections. */
  public static PostgresStoreOptions defaults() {
    return new PostgresStoreOptions(Schema.DEFAULT, "migration_history", true, 10);
  }

  /**
   * The schema that holds everything. It is made if it is absent and migrations are on.
   *
   * @throws IllegalArgumentException if it is not such a name
   */
  public PostgresStoreOptions withSchema(String name) {
    return new PostgresStoreOptions(new Schema(name), historyTable, migrate, poolSize);
  }

  /**
   * The table in that schema in which Flyway keeps which migrations were run; {@code
   * migration_history} unless set.
   *
   * @throws IllegalArgumentException if it is not such a name
   */
  public PostgresStoreOptions withHistoryTable(String name) {
    Schema.checkIdentifier(name);
    return new PostgresStoreOptions(schema, name, migrate, poolSize);
  }

  /**
   * Whether opening a store brings the schema up to date. Migrating needs a session of its own, so
   * behind a pooler that shares sessions, or under a user that may not make tables, it is turned
   * off and {@link PostgresStore#migrate} is called over a direct connection.
   */
  public PostgresStoreOptions withMigration(boolean on) {
    return new PostgresStoreOptions(schema, historyTable, on, poolSize);
  }

  /**
   * How many connections a pool of our own has at most; ten unless set. A caller's DataSource has
   * its own limit.
   *
   * @throws IllegalArgumentException if they are fewer than the two that migrating takes
   */
  public PostgresStoreOptions withPoolSize(int connections) {
    if (connections < LEAST_CONNECTIONS) {
      throw new IllegalArgumentException("too few connections for a pool: " + connections);
    }
    return new PostgresStoreOptions(schema, historyTable, migrate, connections);
  }

  Schema schema() {
    return schema;
  }

  String historyTable() {
    return historyTable;
  }

  boolean migrate() {
    return migrate;
  }

  int poolSize() {
    return poolSize;
  }
}
