package dev.libindex.postgres;

import dev.libindex.error.StoreException;
import dev.libindex.postgres.internal.sql.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import javax.sql.DataSource;

/**
 * Runs work on a connection. Everything that is run here can be repeated, and is, when the server
 * refused it because of what others did at the same time. Thread-safe.
 */
final class Database {
  /**
   * Serialization failure, deadlock, and a row that was collected before it was named: as a foreign
   * key, or not found (null) where one is demanded.
   */
  private static final Set<String> REPEATABLE = Set.of("40001", "40P01", "23503", "23502");

  private static final int ATTEMPTS = 10;

  private final DataSource dataSource;
  private final Schema schema;

  Database(DataSource dataSource, Schema schema) {
    this.dataSource = dataSource;
    this.schema = schema;
  }

  /** What work throws that finds itself overtaken by others, in order to be repeated. */
  static SQLException overtaken(String what) {
    return new SQLException(what, "40001");
  }

  /** One round trip, which commits by itself. */
  <T> T send(String purpose, RoundTrip trip, RoundTrip.Reader<T> reader) {
    return repeat(
        purpose,
        connection -> {
          // A pool may hand out connections in another mode, in which nothing would stay.
          connection.setAutoCommit(true);
          return trip.send(connection, schema, reader);
        });
  }

  /** One round trip whose results nobody needs. */
  void send(String purpose, RoundTrip trip) {
    send(purpose, trip, results -> true);
  }

  /** One transaction of several round trips. */
  <T> T transact(String purpose, Work<T> work) {
    return repeat(
        purpose,
        connection -> {
          connection.setAutoCommit(false);
          T result = runOrUndo(connection, work);
          // Sends nothing if the work has committed.
          connection.rollback();
          connection.setAutoCommit(true);
          return result;
        });
  }

  private <T> T repeat(String purpose, Attempt<T> attempt) {
    for (int left = ATTEMPTS; ; left--) {
      try (Connection connection = dataSource.getConnection()) {
        return attempt.run(connection);
      } catch (SQLException e) {
        if (left == 1 || e.getSQLState() == null || !REPEATABLE.contains(e.getSQLState())) {
          throw new StoreException("cannot " + purpose + ": " + e.getMessage(), e);
        }
      }
    }
  }

  private <T> T runOrUndo(Connection connection, Work<T> work) throws SQLException {
    try {
      return work.run(new Transaction(connection, schema));
    } catch (SQLException | RuntimeException e) {
      undo(connection, e);
      throw e;
    }
  }

  private static void undo(Connection connection, Exception cause) {
    try {
      connection.rollback();
      connection.setAutoCommit(true);
    } catch (SQLException e) {
      // The connection is lost, and with it the transaction.
      cause.addSuppressed(e);
    }
  }

  /** What is done in a transaction. Nothing of it stays unless it ends by committing. */
  @FunctionalInterface
  interface Work<T> {
    T run(Transaction transaction) throws SQLException;
  }

  @FunctionalInterface
  private interface Attempt<T> {
    T run(Connection connection) throws SQLException;
  }
}
