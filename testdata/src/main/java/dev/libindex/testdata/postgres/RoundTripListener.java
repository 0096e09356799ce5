package dev.libindex.testdata.postgres;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Is told of every round trip of a connection. Must be thread-safe. What it throws is thrown to who
 * uses the connection.
 */
public interface RoundTripListener {

  /** Something is about to be sent. */
  default void before(Connection connection, String sql) throws SQLException {}

  /** It was sent and answered. */
  default void after(Connection connection, String sql) throws SQLException {}
}
