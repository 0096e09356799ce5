package dev.libindex.postgres;

import dev.libindex.postgres.internal.sql.Schema;
import java.sql.Connection;
import java.sql.SQLException;

/** An open transaction. */
final class Transaction {
  private final Connection connection;
  private final Schema schema;

  Transaction(Connection connection, Schema schema) {
    this.connection = connection;
    this.schema = schema;
  }

  /** Sends one round trip more. */
  <T> T send(RoundTrip trip, RoundTrip.Reader<T> reader) throws SQLException {
    return trip.send(connection, schema, reader);
  }

  /**
   * Sends the last round trip; the commit travels with it. If no answer comes, whether it was
   * committed is unknown.
   */
  void commitWith(RoundTrip trip) throws SQLException {
    commitWith(trip, results -> true);
  }

  /** The same, where the results matter. */
  <T> T commitWith(RoundTrip trip, RoundTrip.Reader<T> reader) throws SQLException {
    return trip.add("COMMIT").send(connection, schema, reader);
  }
}
