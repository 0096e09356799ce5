package dev.libindex.testdata.postgres;

import java.util.Optional;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * A JUnit extension that creates an empty database for each test class, on a server that all test
 * classes of a run share.
 *
 * <p>Register it in a static field: {@code @RegisterExtension static final TestPostgres postgres =
 * new TestPostgres();}. Nested classes use the database of the outermost class.
 */
public final class TestPostgres implements BeforeAllCallback, AfterAllCallback {
  private static final Namespace NAMESPACE = Namespace.create(TestPostgres.class);

  private Optional<PostgresServer> server = Optional.empty();
  private Optional<TestDatabase> database = Optional.empty();
  private int depth;

  /** Creates the extension; it starts a server when the first test class needs one. */
  public TestPostgres() {}

  /**
   * Returns the database of the running test class.
   *
   * @throws IllegalStateException if none is running
   */
  public TestDatabase database() {
    return database.orElseThrow(TestPostgres::notRunning);
  }

  /**
   * Returns the server, for further databases, which the caller closes.
   *
   * @throws IllegalStateException if no test class is running
   */
  public PostgresServer server() {
    return server.orElseThrow(TestPostgres::notRunning);
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    if (depth++ == 0) {
      PostgresServer shared = sharedServer(context);
      server = Optional.of(shared);
      database = Optional.of(shared.createDatabase());
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    if (--depth == 0) {
      database().close();
      database = Optional.empty();
    }
  }

  // JUnit closes what is in the root store at the end of the run.
  private static PostgresServer sharedServer(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(
            PostgresServer.class, type -> PostgresServer.start(), PostgresServer.class);
  }

  private static IllegalStateException notRunning() {
    return new IllegalStateException("no test class of this extension is running");
  }
}
