package dev.libindex.postgres;

import java.util.regex.Pattern;

/**
 * Where the tables are. Statements are written for the default schema; every table in them carries
 * its schema, so nothing depends on the search path of a session.
 *
 * @param name a lower-case identifier that needs no quotes
 */
record Schema(String name) {
  private static final String DEFAULT = "libindex";
  private static final Pattern IDENTIFIER = Pattern.compile("[a-z_][a-z0-9_]{0,62}");

  Schema {
    checkIdentifier(name);
  }

  static void checkIdentifier(String name) {
    if (!IDENTIFIER.matcher(name).matches()) {
      throw new IllegalArgumentException("not a lower-case SQL identifier: " + name);
    }
  }

  /** The statement with its tables in this schema. */
  String qualify(String sql) {
    return name.equals(DEFAULT) ? sql : sql.replace(DEFAULT + ".", name + ".");
  }
}
