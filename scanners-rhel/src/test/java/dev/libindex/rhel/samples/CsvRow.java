package dev.libindex.rhel.samples;

import java.util.Map;
import java.util.Objects;

/** A row of a table, by column name. */
public record CsvRow(Map<String, String> fields) {
  /** Returns the field in a column, which must exist. */
  public String text(String column) {
    return Objects.requireNonNull(fields.get(column), column);
  }

  /** Returns the field in a column of numbers, or {@code 0} if it is empty. */
  public String number(String column) {
    return text(column).isEmpty() ? "0" : text(column);
  }
}
