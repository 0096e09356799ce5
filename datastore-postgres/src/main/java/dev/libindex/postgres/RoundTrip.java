package dev.libindex.postgres;

import dev.libindex.postgres.internal.sql.Schema;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Statements that go to the server together and whose results come back together. Outside a
 * transaction they are one; each sees what was committed when it started, as in READ COMMITTED.
 *
 * <p>PgJDBC sends statements that are separated by semicolons in one message of the extended
 * protocol, with one synchronisation at the end.
 */
final class RoundTrip {
  private final List<String> statements = new ArrayList<>();
  private final List<Parameter> parameters = new ArrayList<>();

  /** Adds a statement; its tables are those of the default schema. */
  RoundTrip add(String sql, Parameter... values) {
    statements.add(sql.strip());
    parameters.addAll(List.of(values));
    return this;
  }

  /** Sends everything, and hands the results to the reader while they are open. */
  <T> T send(Connection connection, Schema schema, Reader<T> reader) throws SQLException {
    String sql = schema.qualify(String.join(";\n", statements));
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      int index = 1;
      for (Parameter parameter : parameters) {
        parameter.set(statement, index);
        index++;
      }
      return reader.read(new Results(statement, statement.execute()));
    }
  }

  /** Makes a value of the results. */
  @FunctionalInterface
  interface Reader<T> {
    T read(Results results) throws SQLException;
  }
}
