package dev.libindex.rhel.internal.sqlite;

import dev.libindex.rhel.internal.bytes.FormatException;
import dev.libindex.rhel.internal.sqlite.SqlTokens.Token;
import java.util.ArrayList;
import java.util.List;

/**
 * The columns that a {@code CREATE TABLE} statement defines, in order, and the one that is an alias
 * of the row id: the column whose type is exactly {@code INTEGER} and which alone is the primary
 * key (sqlite.org/lang_createtable.html, section 5).
 *
 * @param rowIdColumn the index of the alias of the row id, or -1
 */
record CreateTable(List<String> columns, int rowIdColumn) {
  /** SQLite's default limit. */
  private static final int MAX_COLUMNS = 2000;

  static CreateTable parse(String sql) throws FormatException {
    List<Token> tokens = SqlTokens.of(sql);
    List<List<Token>> definitions = definitions(tokens);
    if (definitions.size() > MAX_COLUMNS) {
      throw new FormatException("table of " + definitions.size() + " columns");
    }
    List<String> columns = new ArrayList<>();
    List<Boolean> integers = new ArrayList<>();
    int rowIdColumn = -1;
    String primaryKey = "";
    for (List<Token> definition : definitions) {
      if (isTableConstraint(definition.get(0))) {
        primaryKey = soleKeyColumn(definition, primaryKey);
        continue;
      }
      boolean isInteger = isInteger(definition);
      if (isInteger && isPrimaryKey(definition)) {
        rowIdColumn = columns.size();
      }
      columns.add(definition.get(0).text());
      integers.add(isInteger);
    }
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).equalsIgnoreCase(primaryKey) && integers.get(i)) {
        rowIdColumn = i;
      }
    }
    return new CreateTable(columns, rowIdColumn);
  }

  /** Returns the parts between the outer parentheses, split at the commas of that level. */
  private static List<List<Token>> definitions(List<Token> tokens) throws FormatException {
    List<List<Token>> definitions = new ArrayList<>();
    List<Token> current = new ArrayList<>();
    int depth = 0;
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
      boolean isEnd = depth == 0 && token.is(")");
      if (isEnd || (depth == 1 && token.is(","))) {
        addTo(definitions, current);
        current = new ArrayList<>();
      } else if (depth > 1 || (depth == 1 && !(current.isEmpty() && token.is("(")))) {
        current.add(token);
      }
      if (isEnd) {
        requireRowIds(tokens.subList(i, tokens.size()));
        return definitions;
      }
    }
    throw new FormatException("definition of a table without columns");
  }

  private static void addTo(List<List<Token>> definitions, List<Token> definition)
      throws FormatException {
    if (definition.isEmpty()) {
      throw new FormatException("empty definition of a column");
    }
    definitions.add(definition);
  }

  private static void requireRowIds(List<Token> options) throws FormatException {
    for (Token option : options) {
      if (option.is("WITHOUT")) {
        throw new FormatException("table without row ids");
      }
    }
  }

  private static boolean isTableConstraint(Token first) {
    return first.is("CONSTRAINT")
        || first.is("PRIMARY")
        || first.is("UNIQUE")
        || first.is("CHECK")
        || first.is("FOREIGN");
  }

  private static boolean isInteger(List<Token> column) {
    return column.size() > 1
        && column.get(1).text().equalsIgnoreCase("INTEGER")
        && (column.size() == 2 || endsType(column.get(2)));
  }

  private static boolean endsType(Token token) {
    return token.is("CONSTRAINT")
        || token.is("PRIMARY")
        || token.is("NOT")
        || token.is("NULL")
        || token.is("UNIQUE")
        || token.is("CHECK")
        || token.is("DEFAULT")
        || token.is("COLLATE")
        || token.is("REFERENCES")
        || token.is("GENERATED")
        || token.is("AS");
  }

  /**
   * Returns whether a column is declared PRIMARY KEY without DESC; for historical reasons, one with
   * DESC is not an alias of the row id.
   */
  private static boolean isPrimaryKey(List<Token> column) {
    for (int i = 1; i + 1 < column.size(); i++) {
      if (column.get(i).is("PRIMARY") && column.get(i + 1).is("KEY")) {
        return i + 2 == column.size() || !column.get(i + 2).is("DESC");
      }
    }
    return false;
  }

  private static String soleKeyColumn(List<Token> constraint, String otherwise) {
    for (int i = 0; i + 4 < constraint.size(); i++) {
      if (constraint.get(i).is("PRIMARY")
          && constraint.get(i + 1).is("KEY")
          && constraint.get(i + 2).is("(")
          && closesAfterOneColumn(constraint, i + 4)) {
        return constraint.get(i + 3).text();
      }
    }
    return otherwise;
  }

  private static boolean closesAfterOneColumn(List<Token> constraint, int from) {
    for (int i = from; i < constraint.size() && !constraint.get(i).is(")"); i++) {
      if (constraint.get(i).is(",")) {
        return false;
      }
    }
    return true;
  }
}
