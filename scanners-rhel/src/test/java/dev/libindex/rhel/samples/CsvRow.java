package dev.libindex.rhel.samples;

import java.util.Map;
import java.util.Objects;

/** A row of a table, by column name. */
public record CsvRow(Map<String, String> fields) {
  /** The field in a column, which must be there. */
  public String text(String column) {
    return Objects.requireNonNull(fields.get(column), column);
  }

  /** The field in a column of numbers; {@code 0} if it is empty. */
  public String number(String column) {
    return text(column).isEmpty() ? "0" : text(column);
  }
}
