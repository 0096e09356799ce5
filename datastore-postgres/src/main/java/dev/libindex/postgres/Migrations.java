package dev.libindex.postgres;

import dev.libindex.error.StoreException;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings the schema up to date. */
final class Migrations {
  /** No package: what is in a package of a named module, Flyway cannot read. */
  private static final String LOCATION = "classpath:META-INF/libindex-migrations";

  private Migrations() {}

  static void run(DataSource dataSource, PostgresStoreOptions options) {
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
}
