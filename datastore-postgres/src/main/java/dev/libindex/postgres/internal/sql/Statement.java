package dev.libindex.postgres.internal.sql;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement of a {@link RoundTrip}, and its answer once it has arrived. */
final class Statement<T> implements Result<T> {
  private enum Kind {
    QUERY,
    LOCK,
    UPDATE
  }

  private final Kind kind;
  private final String sql;
  private final List<Parameter> parameters;
  private final Reader<T> reader;
  private @Nullable T answer;
  private boolean read;

  private Statement(Kind kind, String sql, Parameter[] parameters, Reader<T> reader) {
    this.kind = kind;
    this.sql = sql.strip();
    this.parameters = List.of(parameters);
    this.reader = reader;
    check();
  }

  /** Returns a statement whose rows must be read. */
  static <T> Statement<T> query(String sql, Parameter[] parameters, Reader<T> reader) {
    return new Statement<>(Kind.QUERY, sql, parameters, reader);
  }

  /** Returns a statement whose rows are not read. */
  static Statement<Boolean> lock(String sql, Parameter[] parameters) {
    return new Statement<>(Kind.LOCK, sql, parameters, prepared -> true);
  }

  /** Returns a statement that returns a count, which need not be read. */
  static Statement<Integer> update(String sql, Parameter[] parameters) {
    return new Statement<>(Kind.UPDATE, sql, parameters, PreparedStatement::getUpdateCount);
  }

  /** Checks this statement by itself: two mistakes in neighbouring statements could cancel out. */
  private void check() {
    long placeholders = sql.chars().filter(character -> character == '?').count();
    if (placeholders != parameters.size()) {
      throw new IllegalStateException(
          "%d placeholders, but %d parameters: %s".formatted(placeholders, parameters.size(), sql));
    }
    if (sql.contains(";")) {
      throw new IllegalStateException("more than one statement: " + sql);
    }
  }

  String sql() {
    return sql;
  }

  /** Sets the parameters from an index on, and returns the next index. */
  int bind(PreparedStatement prepared, int firstIndex) throws SQLException {
    int index = firstIndex;
    for (Parameter parameter : parameters) {
      parameter.set(prepared, index);
      index++;
    }
    return index;
  }

  /** Takes the current result of the execution. */
  void receive(PreparedStatement prepared, boolean hasRows) throws SQLException {
    if (hasRows == (kind == Kind.UPDATE)) {
      throw new IllegalStateException(
          (hasRows ? "rows instead of a count from: " : "no rows from: ") + sql);
    }
    answer = reader.read(prepared);
  }

  void checkRead() {
    if (kind == Kind.QUERY && !read) {
      throw new IllegalStateException("the rows were never read: " + sql);
    }
  }

  @Override
  public T get() {
    T arrived = answer;
    if (arrived == null) {
      throw new IllegalStateException("read before its round trip was answered: " + sql);
    }
    read = true;
    return arrived;
  }

  /** A function that makes a value from the current result of an execution. */
  @FunctionalInterface
  interface Reader<T> {
    T read(PreparedStatement prepared) throws SQLException;
  }
}
