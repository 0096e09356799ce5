package dev.libindex.postgres;

import dev.libindex.postgres.internal.sql.Schema;

/**
 * The schema of a {@link PostgresStore} and how it is opened. Immutable: start with {@link
 * #defaults()} and change what must differ; each method returns a changed copy. Names are
 * lower-case SQL identifiers of at most 63 letters, digits and underscores that do not begin with a
 * digit.
 */
public final class PostgresStoreOptions {
  private static final int MIN_CONNECTIONS = 2;

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

  /**
   * Returns the defaults: schema {@code libindex}, migrated when a store is opened, ten
   * connections.
   */
  public static PostgresStoreOptions defaults() {
    return new PostgresStoreOptions(Schema.DEFAULT, "migration_history", true, 10);
  }

  /**
   * Sets the schema that holds everything. Migrating creates it if it is absent.
   *
   * @throws IllegalArgumentException if the name is not a lower-case SQL identifier
   */
  public PostgresStoreOptions withSchema(String name) {
    return new PostgresStoreOptions(new Schema(name), historyTable, migrate, poolSize);
  }

  /**
   * Sets the table in that schema in which Flyway records the migrations that have run; {@code
   * migration_history} by default.
   *
   * @throws IllegalArgumentException if the name is not a lower-case SQL identifier
   */
  public PostgresStoreOptions withHistoryTable(String name) {
    Schema.checkIdentifier(name);
    return new PostgresStoreOptions(schema, name, migrate, poolSize);
  }

  /**
   * Sets whether opening a store brings the schema up to date; true by default. Migrating needs a
   * session to itself and the right to create tables. Behind a pooler in transaction mode, or under
   * a user without that right, turn it off and call {@link PostgresStore#migrate} over a direct
   * connection.
   */
  public PostgresStoreOptions withMigration(boolean on) {
    return new PostgresStoreOptions(schema, historyTable, on, poolSize);
  }

  /**
   * Sets the maximum number of connections in the store's own pool; ten by default. Does not apply
   * to a caller's DataSource.
   *
   * @throws IllegalArgumentException if there are fewer than the two that migrating needs
   */
  public PostgresStoreOptions withPoolSize(int connections) {
    if (connections < MIN_CONNECTIONS) {
      throw new IllegalArgumentException(
          "a pool needs at least %d connections: %d".formatted(MIN_CONNECTIONS, connections));
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
