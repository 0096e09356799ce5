package dev.libindex.rhel.internal.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.libindex.rhel.internal.bytes.FormatException;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CreateTableTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "CREATE TABLE Packages (hnum INTEGER PRIMARY KEY AUTOINCREMENT,blob BLOB NOT NULL);"
            + " hnum blob; 0",
        "create table t(a,b); a b; -1",
        "create table t(a, id integer not null primary key); a id; 1",
        "create table t(id INT primary key); id; -1",
        "create table t(id integer primary key desc); id; -1",
        "create table t(id integer primary key asc); id; 0",
        "create table t(id unsigned integer primary key); id; -1",
        "create table t(id integer(8) primary key); id; -1",
        "create table t(a, id integer, primary key (id)); a id; 1",
        "create table t(a, id integer, constraint k primary key (\"id\" asc)); a id; 1",
        "create table t(a integer, id integer, primary key (a, id)); a id; -1",
        "create table t(a text, primary key (a)); a; -1",
        "create table t(\"primary\" text, [a b], `c,d` /* ) */ int, 'e''f'); primary|a b|c,d|e'f; -1",
        "create table t(a integer references x(y), unique (a), check (a > 0), foreign key (a)"
            + " references x(y)); a; -1",
        "create table \"odd(name\" (a); a; -1"
      })
  void findsTheColumns(String sql, String columns, int rowIdColumn) throws FormatException {
    CreateTable table = CreateTable.parse(sql);

    assertEquals(List.of(columns.split(columns.contains("|") ? "\\|" : " ", -1)), table.columns());
    assertEquals(rowIdColumn, table.rowIdColumn());
  }

  @Test
  void skipsCommentsAndExpressions() throws FormatException {
    String sql =
        """
        create table t(a decimal(3, 2) default (1 + (2)), -- , )
            b check (b in (1, 2)) /* , c */)
        """;

    assertEquals(List.of("a", "b"), CreateTable.parse(sql).columns());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "create table t",
        "create table t(",
        "create table t()",
        "create table t(a,,b)",
        "create table t(a",
        "create table t(\"a",
        "create table t(a primary key) without rowid"
      })
  void refusesWhatItCannotRead(String sql) {
    assertThrows(FormatException.class, () -> CreateTable.parse(sql));
  }

  @Test
  void allowsAsManyColumnsAsSqlite() throws FormatException {
    String columns = String.join(",", Collections.nCopies(2000, "c"));

    assertEquals(2000, CreateTable.parse("create table t(" + columns + ")").columns().size());
    assertThrows(
        FormatException.class, () -> CreateTable.parse("create table t(c," + columns + ")"));
  }
}
