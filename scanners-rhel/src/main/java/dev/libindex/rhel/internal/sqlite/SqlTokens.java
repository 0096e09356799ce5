package dev.libindex.rhel.internal.sqlite;

import dev.libindex.rhel.internal.bytes.FormatException;
import java.util.ArrayList;
import java.util.List;

/** Splits a statement in SQLite's SQL into tokens; comments and white space are dropped. */
final class SqlTokens {
  /**
   * A token.
   *
   * @param quoted whether it was quoted, and is therefore a name whatever its text
   */
  record Token(String text, boolean quoted) {
    boolean is(String keyword) {
      return !quoted && text.equalsIgnoreCase(keyword);
    }
  }

  private final String sql;
  private int at;

  private SqlTokens(String sql) {
    this.sql = sql;
  }

  static List<Token> of(String sql) throws FormatException {
    SqlTokens tokens = new SqlTokens(sql);
    List<Token> list = new ArrayList<>();
    while (tokens.skipBlanks()) {
      list.add(tokens.next());
    }
    return list;
  }

  private boolean skipBlanks() {
    while (at < sql.length()) {
      if (Character.isWhitespace(sql.charAt(at))) {
        at++;
      } else if (sql.startsWith("--", at)) {
        at = after("\n");
      } else if (sql.startsWith("/*", at)) {
        at = after("*/");
      } else {
        return true;
      }
    }
    return false;
  }

  private int after(String end) {
    int found = sql.indexOf(end, at + 2);
    return found < 0 ? sql.length() : found + end.length();
  }

  private Token next() throws FormatException {
    char first = sql.charAt(at);
    if (first == '"' || first == '`' || first == '\'' || first == '[') {
      return quoted(first == '[' ? ']' : first);
    }
    int start = at++;
    if (isWordPart(first)) {
      while (at < sql.length() && isWordPart(sql.charAt(at))) {
        at++;
      }
    }
    return new Token(sql.substring(start, at), false);
  }

  private Token quoted(char quote) throws FormatException {
    StringBuilder text = new StringBuilder();
    for (at++; at < sql.length(); at++) {
      char c = sql.charAt(at);
      if (c == quote) {
        boolean doubled = quote != ']' && at + 1 < sql.length() && sql.charAt(at + 1) == quote;
        at++;
        if (!doubled) {
          return new Token(text.toString(), true);
        }
      }
      text.append(c);
    }
    throw new FormatException("open quote in the schema");
  }

  private static boolean isWordPart(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '$' || c > 0x7f;
  }
}
