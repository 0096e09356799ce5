package dev.libindex.postgres.internal.sql;

import dev.libindex.error.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * Runs work on connections. When the server refuses work because of a concurrent transaction, the
 * work is repeated from its beginning, with new round trips. Thread-safe.
 */
public final class Database {
  /**
   * The SQL states of a serialization failure, a deadlock, and a row that was deleted before
   * another could refer to it, which violates a foreign key or puts a null into a NOT NULL column.
   */
  private static final Set<String> RETRYABLE = Set.of("40001", "40P01", "23503", "23502");

  private static final int MAX_ATTEMPTS = 10;

  private final DataSource dataSource;
  private final Schema schema;

  /** Creates a database that uses connections of a DataSource, which stays open. */
  public Database(DataSource dataSource, Schema schema) {
    this.dataSource = dataSource;
    this.schema = schema;
  }

  /**
   * Creates the exception with which work asks to be repeated, because a concurrent transaction got
   * in its way.
   */
  static SQLException serializationFailure(String message) {
    return new SQLException(message, "40001");
  }

  /**
   * Runs a single round trip, which commits by itself, and returns its result.
   *
   * @param purpose a verb and its object, for messages
   * @param statements adds statements to the round trip; called again when it is repeated
   * @throws StoreException if the server cannot be reached or refuses
   */
  public <T> T send(String purpose, Function<RoundTrip, Result<T>> statements) {
    return repeat(
        purpose,
        connection -> {
          // A pool may hand out connections without auto-commit; nothing would be committed then.
          connection.setAutoCommit(true);
          RoundTrip trip = new RoundTrip();
          Result<T> result = statements.apply(trip);
          trip.send(connection, schema);
          T value = result.get();
          trip.checkRead();
          return value;
        });
  }

  /**
   * Runs a transaction of several round trips, and returns what the work returns. Unless the work
   * commits, everything is rolled back.
   *
   * @param purpose a verb and its object, for messages
   * @param work called again when it is repeated
   * @throws StoreException if the server cannot be reached or refuses
   */
  public <T> T transact(String purpose, Work<T> work) {
    return repeat(
        purpose,
        connection -> {
          connection.setAutoCommit(false);
          T result = runOrRollBack(connection, work);
          // Sends nothing if the work has committed.
          connection.rollback();
          connection.setAutoCommit(true);
          return result;
        });
  }

  private <T> T repeat(String purpose, Attempt<T> attempt) {
    for (int left = MAX_ATTEMPTS; ; left--) {
      try (Connection connection = dataSource.getConnection()) {
        return attempt.run(connection);
      } catch (SQLException e) {
        if (left == 1 || e.getSQLState() == null || !RETRYABLE.contains(e.getSQLState())) {
          throw new StoreException("cannot " + purpose + ": " + describe(e), e);
        }
      }
    }
  }

  private String describe(SQLException failure) {
    return DatabaseFailure.isNotMigrated(failure)
        ? "the schema %s has not been migrated to this version: call PostgresStore.migrate (%s)"
            .formatted(schema.name(), failure.getMessage())
        : String.valueOf(failure.getMessage());
  }

  private <T> T runOrRollBack(Connection connection, Work<T> work) throws SQLException {
    try {
      Transaction transaction = new Transaction(connection, schema);
      T result = work.run(transaction);
      transaction.checkRead();
      return result;
    } catch (SQLException | RuntimeException | Error e) {
      rollBack(connection, e);
      throw e;
    }
  }

  private static void rollBack(Connection connection, Throwable cause) {
    try {
      connection.rollback();
      connection.setAutoCommit(true);
    } catch (SQLException e) {
      // The connection is lost, and the transaction with it.
      cause.addSuppressed(e);
    }
  }

  /** Work that is done in a transaction. */
  @FunctionalInterface
  public interface Work<T> {
    T run(Transaction transaction) throws SQLException;
  }

  @FunctionalInterface
  private interface Attempt<T> {
    T run(Connection connection) throws SQLException;
  }
}
