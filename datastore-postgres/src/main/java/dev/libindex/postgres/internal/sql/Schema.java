package dev.libindex.postgres.internal.sql;

import java.util.regex.Pattern;

/**
 * The schema that holds the tables. Statements are written for the default schema and name it with
 * every table, so nothing depends on the search path of a session.
 *
 * @param name a lower-case identifier that needs no quotes
 */
public record Schema(String name) {
  private static final Pattern IDENTIFIER = Pattern.compile("[a-z_][a-z0-9_]{0,62}");

  /** The schema that statements are written for. */
  public static final Schema DEFAULT = new Schema("libindex");

  public Schema {
    checkIdentifier(name);
  }

  /**
   * Checks a name.
   *
   * @throws IllegalArgumentException if it is not a lower-case identifier that needs no quotes
   */
  public static void checkIdentifier(String name) {
    if (!IDENTIFIER.matcher(name).matches()) {
      throw new IllegalArgumentException("not a lower-case SQL identifier: " + name);
    }
  }

  /** Returns the statement with its tables in this schema. */
  String qualify(String sql) {
    return equals(DEFAULT) ? sql : sql.replace(DEFAULT.name + ".", name + ".");
  }
}
