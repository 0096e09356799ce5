package dev.libindex.postgres;

import dev.libindex.error.StoreException;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings the schema up to date. */
final class Migrations {
  /** No package: what is in a package of a named module, Flyway cannot read. */
  private static final String LOCATION = "classpath:META-INF/libindex-migrations";

  private static final int OLDEST_SERVER = 15;

  private Migrations() {}

  static void run(DataSource dataSource, PostgresStoreOptions options) {
    checkServer(dataSource);
    String schema = options.schema().name();
    try {
      Flyway.configure(Migrations.class.getClassLoader())
          .dataSource(dataSource)
          .schemas(schema)
          .defaultSchema(schema)
          .createSchemas(true)
          .table(options.historyTable())
          .locations(LOCATION)
          .placeholders(Map.of("schema", schema))
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw new StoreException("cannot migrate schema " + schema, e);
    }
  }

  private static void checkServer(DataSource dataSource) {
    try (Connection connection = dataSource.getConnection()) {
      DatabaseMetaData server = connection.getMetaData();
      if (server.getDatabaseMajorVersion() < OLDEST_SERVER) {
        throw new StoreException(
            "PostgreSQL %d or later is needed, this is %s"
                .formatted(OLDEST_SERVER, server.getDatabaseProductVersion()),
            null);
      }
    } catch (SQLException e) {
      throw new StoreException("cannot connect to the database", e);
    }
  }
}
