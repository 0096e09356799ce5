package dev.libindex.postgres;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The results of a {@link RoundTrip}, to be taken in the order of its statements. */
final class Results {
  private final PreparedStatement statement;
  private boolean rows;
  private boolean first = true;

  Results(PreparedStatement statement, boolean firstHasRows) {
    this.statement = statement;
    this.rows = firstHasRows;
  }

  /** The rows of the next statement. */
  <T> List<T> all(Row<T> row) throws SQLException {
    List<T> all = new ArrayList<>();
    forEach(values -> all.add(row.read(values)));
    return all;
  }

  /** The only row of the next statement, if it has one. */
  <T> Optional<T> one(Row<T> row) throws SQLException {
    List<T> all = all(row);
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(0));
  }

  /** Shows every row of the next statement. */
  void forEach(RowVisitor visitor) throws SQLException {
    advance(true);
    try (ResultSet values = statement.getResultSet()) {
      while (values.next()) {
        visitor.visit(values);
      }
    }
  }

  /** How many rows the next statement has written. */
  int count() throws SQLException {
    advance(false);
    return statement.getUpdateCount();
  }

  private void advance(boolean expectRows) throws SQLException {
    if (!first) {
      rows = statement.getMoreResults();
    }
    first = false;
    if (rows != expectRows) {
      throw new IllegalStateException("results are read in another order than asked for");
    }
  }

  /** Makes a value of the current row. */
  @FunctionalInterface
  interface Row<T> {
    T read(ResultSet values) throws SQLException;
  }

  /** Sees the current row. */
  @FunctionalInterface
  interface RowVisitor {
    void visit(ResultSet values) throws SQLException;
  }
}
