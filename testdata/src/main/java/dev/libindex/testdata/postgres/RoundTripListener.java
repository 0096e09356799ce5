package dev.libindex.testdata.postgres;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Is called for every round trip of a connection. Must be thread-safe. Its exceptions are passed to
 * the user of the connection.
 */
public interface RoundTripListener {

  /** Called before statements are sent. */
  default void before(Connection connection, String sql) throws SQLException {}

  /** Called after they were answered. */
  default void after(Connection connection, String sql) throws SQLException {}
}
