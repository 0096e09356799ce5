package dev.libindex.testdata.postgres;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * A listener that is called for every round trip of a connection. Must be thread-safe. Its
 * exceptions are passed to the user of the connection.
 */
public interface RoundTripListener {

  /**
   * Called before statements are sent.
   *
   * @param sql the statements; {@code commit} or {@code rollback} if the connection ends its
   *     transaction
   */
  default void before(Connection connection, String sql) throws SQLException {}

  /** Called after the statements were answered, unless they failed. */
  default void after(Connection connection, String sql) throws SQLException {}
}
