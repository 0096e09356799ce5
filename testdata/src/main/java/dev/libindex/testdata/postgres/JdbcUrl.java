package dev.libindex.testdata.postgres;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The JDBC URL of a database, in one of pgjdbc's forms, with user and password among its
 * parameters.
 */
record JdbcUrl(String text) {
  private static final Pattern FORM =
      Pattern.compile("(jdbc:postgresql:(?://[^/?]*/)?)([^?]*)(\\?.*)?");

  JdbcUrl {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "not a JDBC URL of PostgreSQL, such as jdbc:postgresql://…/…");
    }
  }

  /** Returns the URL of another database on the same server. */
  JdbcUrl database(String name) {
    Matcher matcher = FORM.matcher(text);
    return new JdbcUrl(matcher.replaceFirst("$1" + name + "$3"));
  }
}
