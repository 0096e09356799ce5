package dev.libindex.postgres.internal.sql;

import dev.libindex.error.StoreException;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Creates the tables and brings them up to date. */
public final class Migrations {
  /** Not a package: Flyway cannot read resources in a package of a named module. */
  private static final String LOCATION = "classpath:META-INF/libindex-migrations";

  private static final int MIN_SERVER = 15;

  private Migrations() {}

  /**
   * Runs the migrations that the schema lacks. Two connections are in use at the same time.
   *
   * @param historyTable where Flyway keeps which migrations were run
   * @throws StoreException if the server is too old or refuses
   */
  public static void run(DataSource dataSource, Schema schema, String historyTable) {
    checkServer(dataSource);
    try {
      Flyway.configure(Migrations.class.getClassLoader())
          .dataSource(dataSource)
          .schemas(schema.name())
          .defaultSchema(schema.name())
          .createSchemas(true)
          .table(historyTable)
          .locations(LOCATION)
          .placeholders(Map.of("schema", schema.name()))
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw new StoreException("cannot migrate schema " + schema.name(), e);
    }
  }

  private static void checkServer(DataSource dataSource) {
    try (Connection connection = dataSource.getConnection()) {
      DatabaseMetaData server = connection.getMetaData();
      if (server.getDatabaseMajorVersion() < MIN_SERVER) {
        throw new StoreException(
            "PostgreSQL %d or later is needed, this is %s"
                .formatted(MIN_SERVER, server.getDatabaseProductVersion()),
            null);
      }
    } catch (SQLException e) {
      throw new StoreException("cannot connect to the database", e);
    }
  }
}
