package dev.libindex.rhel.internal.sqlite;

import dev.libindex.layer.FileContent;
import dev.libindex.rhel.internal.bytes.FormatException;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A SQLite database, read in place. Immutable; several threads may read its tables concurrently.
 *
 * <p>The caller keeps ownership of the files, which must not change while the database is in use.
 */
public final class SqliteDatabase {
  private final Pages pages;
  private final Map<String, SchemaEntry> tables;

  private SqliteDatabase(Pages pages, Map<String, SchemaEntry> tables) {
    this.pages = pages;
    this.tables = tables;
  }

  /** Returns whether a file beginning with these 16 bytes is marked as a SQLite database. */
  public static boolean hasMagic(byte[] prefix) {
    return DatabaseHeader.hasMagic(prefix);
  }

  /**
   * Opens a database and reads its schema.
   *
   * @param main the database file
   * @param logs the files beside it
   * @throws FormatException if it is not a database, or its header or schema is damaged
   */
  public static SqliteDatabase open(FileContent main, LogFiles logs) throws IOException {
    // An empty main file is an empty database, whose log SQLite discards.
    if (main.size() == 0) {
      throw new FormatException("empty file");
    }
    return open(Pages.open(main, PageOverlay.read(logs)));
  }

  /**
   * Opens a database of which only some pages are at hand, and reads its schema. Whoever comes to
   * another page gets an error.
   *
   * @throws FormatException if the pages are not those of a database, or its header or schema is
   *     damaged
   */
  public static SqliteDatabase open(PageOverlay pages) throws IOException {
    return open(Pages.open(pages));
  }

  static SqliteDatabase open(Pages pages) throws IOException {
    Map<String, SchemaEntry> tables = new LinkedHashMap<>();
    RowConsumer schema =
        row -> SchemaEntry.ofTable(row).ifPresent(table -> tables.putIfAbsent(table.name(), table));
    new RowReader(pages, SchemaEntry.TABLE, schema).run();
    return new SqliteDatabase(pages, tables);
  }

  /** Returns the names of the ordinary tables, including SQLite's own, in the schema's order. */
  public List<String> tables() {
    return List.copyOf(tables.keySet());
  }

  /**
   * Returns the table of exactly this name, if there is one.
   *
   * @throws FormatException if its definition cannot be parsed
   */
  public Optional<SqliteTable> table(String name) throws FormatException {
    SchemaEntry entry = tables.get(name);
    return entry == null
        ? Optional.empty()
        : Optional.of(SqliteTable.parse(name, entry.rootPage(), entry.sql()));
  }

  /**
   * Returns copies of the pages of the schema and of some tables, those of these names that there
   * are.
   *
   * @throws FormatException if a table is damaged, or they have more than 64 MiB
   */
  public PageOverlay pagesOf(Collection<String> names) throws IOException {
    WholePages copies = new WholePages(pages);
    copies.add(SchemaEntry.TABLE.rootPage());
    for (SchemaEntry entry : tables.values()) {
      if (names.contains(entry.name())) {
        copies.add(entry.rootPage());
      }
    }
    return copies.overlay();
  }

  /**
   * Passes the rows of a table to the consumer, in the order of their row ids.
   *
   * @param table one of this database's tables
   * @throws FormatException if the consumer ends the walk at damage, see {@link
   *     RowConsumer#damaged}
   * @throws IOException if the files cannot be read, or if the consumer throws it
   */
  public void forEachRow(SqliteTable table, RowConsumer consumer) throws IOException {
    if (pages.missing() > 0) {
      consumer.damaged(
          new FormatException(
              "file is cut: " + pages.missing() + " of " + pages.count() + " pages are missing"));
    }
    new RowReader(pages, table, consumer).run();
  }
}
