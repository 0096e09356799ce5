package dev.libindex.postgres.internal.sql;

import dev.libindex.error.StoreException;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Map;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * The schema that holds the tables. It can create them, and bring them up to date. Statements are
 * written for the default schema and name it with every table, so nothing depends on the search
 * path of a session.
 *
 * @param name a lower-case identifier that needs no quotes
 */
public record Schema(String name) {
  private static final Pattern IDENTIFIER = Pattern.compile("[a-z_][a-z0-9_]{0,62}");

  /** Not a package: Flyway cannot read resources in a package of a named module. */
  private static final String MIGRATIONS = "classpath:META-INF/libindex-migrations";

  private static final int MIN_SERVER = 15;

  /** The schema that statements are written for. */
  public static final Schema DEFAULT = new Schema("libindex");

  public Schema {
    checkIdentifier(name);
  }

  /**
   * Checks a name.
   *
   * @throws IllegalArgumentException if it is not a lower-case identifier that needs no quotes
   */
  public static void checkIdentifier(String name) {
    if (!IDENTIFIER.matcher(name).matches()) {
      throw new IllegalArgumentException("not a lower-case SQL identifier: " + name);
    }
  }

  /**
   * Creates the tables, or brings them up to date. Two connections are in use at the same time.
   *
   * @param historyTable the table in which Flyway records the migrations that have run
   * @throws StoreException if the server is too old or refuses
   */
  public void migrate(DataSource dataSource, String historyTable) {
    checkServer(dataSource);
    try {
      Flyway.configure(Schema.class.getClassLoader())
          .dataSource(dataSource)
          .schemas(name)
          .defaultSchema(name)
          .createSchemas(true)
          .table(historyTable)
          .locations(MIGRATIONS)
          .placeholders(Map.of("schema", name))
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw new StoreException("cannot migrate schema " + name + DatabaseFailure.reason(e), e);
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
      throw new StoreException("cannot connect to the database" + DatabaseFailure.reason(e), e);
    }
  }

  /** Returns the statement with its tables in this schema. */
  String qualify(String sql) {
    return equals(DEFAULT) ? sql : sql.replace(DEFAULT.name + ".", name + ".");
  }
}
