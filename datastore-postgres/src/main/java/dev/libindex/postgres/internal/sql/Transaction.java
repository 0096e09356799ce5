package dev.libindex.postgres.internal.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** An open transaction. It has no effect unless it is committed. */
public final class Transaction {
  private final Connection connection;
  private final Schema schema;
  private final List<RoundTrip> trips = new ArrayList<>();
  private boolean committed;

  Transaction(Connection connection, Schema schema) {
    this.connection = connection;
    this.schema = schema;
  }

  /**
   * Sends a round trip. Afterwards its results can be read.
   *
   * @throws IllegalStateException if the transaction was committed
   */
  public void send(RoundTrip trip) throws SQLException {
    if (committed) {
      throw new IllegalStateException("the transaction has been committed already");
    }
    trips.add(trip);
    trip.send(connection, schema);
  }

  /**
   * Sends the last round trip; the commit travels with it. If no answer comes, whether it was
   * committed is unknown.
   */
  public void commitWith(RoundTrip trip) throws SQLException {
    trip.update("COMMIT");
    send(trip);
    committed = true;
  }

  /** Checks that the rows of all queries were read. */
  void checkRead() {
    trips.forEach(RoundTrip::checkRead);
  }
}
