package dev.libindex.postgres.internal.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Statements that go to the server together and whose results come back together. Each statement
 * has a {@link Result}, which can be read once the trip has been sent. A trip is sent once.
 *
 * <p>Outside a transaction the statements are one transaction; each sees what was committed when it
 * started, as in READ COMMITTED. PgJDBC sends statements that are separated by semicolons in one
 * message of the extended protocol, with one synchronisation at the end.
 *
 * <p>Statements are written for the default schema. Every {@code ?} in them is a parameter.
 */
public final class RoundTrip {
  private final List<Statement<?>> statements = new ArrayList<>();
  private boolean sent;

  /** Adds a statement that returns rows; its result is all of them. */
  public <T> Result<List<T>> query(String sql, Row.Reader<T> reader, Parameter... parameters) {
    return add(Statement.query(sql, parameters, prepared -> rows(prepared, reader)));
  }

  /** Adds a statement that returns rows; its result is the first, if there is one. */
  public <T> Result<Optional<T>> queryFirst(
      String sql, Row.Reader<T> reader, Parameter... parameters) {
    return add(
        Statement.query(sql, parameters, prepared -> rows(prepared, reader).stream().findFirst()));
  }

  /**
   * Adds a statement whose result is a row that must be there. If it is not, a concurrent
   * transaction has deleted it, and {@link Database} repeats the work.
   */
  public <T> Result<T> queryOne(String sql, Row.Reader<T> reader, Parameter... parameters) {
    return add(
        Statement.query(
            sql,
            parameters,
            prepared ->
                rows(prepared, reader).stream()
                    .findFirst()
                    .orElseThrow(
                        () -> Database.serializationFailure("no row is left for: " + sql))));
  }

  /** Adds a statement that locks the rows it returns. They are not read. */
  public void lock(String sql, Parameter... parameters) {
    add(Statement.lock(sql, parameters));
  }

  /** Adds a statement that writes; its result, which may be ignored, is the number of rows. */
  public Result<Integer> update(String sql, Parameter... parameters) {
    return add(Statement.update(sql, parameters));
  }

  private <T> Result<T> add(Statement<T> statement) {
    checkNotSent();
    statements.add(statement);
    return statement;
  }

  void send(Connection connection, Schema schema) throws SQLException {
    checkNotSent();
    sent = true;
    try (PreparedStatement prepared = connection.prepareStatement(schema.qualify(sql()))) {
      int index = 1;
      for (Statement<?> statement : statements) {
        index = statement.bind(prepared, index);
      }
      boolean hasRows = prepared.execute();
      for (Statement<?> statement : statements) {
        statement.receive(prepared, hasRows);
        hasRows = prepared.getMoreResults();
      }
    }
  }

  /**
   * Checks that the rows of all queries were read.
   *
   * @throws IllegalStateException if the rows of a query were not read
   */
  void checkRead() {
    statements.forEach(Statement::checkRead);
  }

  private void checkNotSent() {
    if (sent) {
      throw new IllegalStateException("the round trip has been sent already: " + sql());
    }
  }

  private String sql() {
    return statements.stream().map(Statement::sql).collect(Collectors.joining(";\n"));
  }

  private static <T> List<T> rows(PreparedStatement prepared, Row.Reader<T> reader)
      throws SQLException {
    List<T> rows = new ArrayList<>();
    try (ResultSet values = prepared.getResultSet()) {
      Row row = new Row(values);
      while (values.next()) {
        rows.add(reader.read(row));
      }
    }
    return rows;
  }
}
