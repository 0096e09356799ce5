package dev.libindex.rhel.internal.rpmdb;

import dev.libindex.model.PartialError;
import dev.libindex.rhel.internal.bytes.FormatException;
import dev.libindex.rhel.internal.sqlite.ComposedTable;
import dev.libindex.rhel.internal.sqlite.PageOverlay;
import dev.libindex.rhel.internal.sqlite.SqliteRow;
import dev.libindex.rhel.internal.sqlite.TableSkeleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The packages of an rpm database in SQLite whose file is in one layer and whose log is in another:
 * those that rpm finds in the image.
 *
 * @param rows the packages in the order of their numbers, without public keys
 * @param errors permanent errors about parts that could not be read, or not be told
 */
public record ComposedRpmDatabase(List<ComposedRpmRow> rows, List<PartialError> errors) {
  public ComposedRpmDatabase {
    rows = List.copyOf(rows);
    errors = List.copyOf(errors);
  }

  /**
   * Applies a log to a database. Errors about the file below stay with the caller, who knows them
   * from its scan.
   *
   * @param path the database's path, for errors
   * @param file the skeleton of the database file, in which the rows of public keys, and of
   *     packages that could not be read, have no key
   * @param log the log from another layer; {@link PageOverlay#NONE} yields the rows of the file
   * @throws IOException if the thread is interrupted, or the bytes of the log cannot be read, but
   *     never because they are malformed
   */
  public static ComposedRpmDatabase of(String path, TableSkeleton file, PageOverlay log)
      throws IOException {
    ContentsCollector collector = new ContentsCollector(path);
    List<ComposedRpmRow> kept = new ArrayList<>();
    try {
      ComposedTable table = ComposedTable.of(file, log);
      table.forEachRow(new Rows(collector, kept, table.table().column(SqliteHeaders.COLUMN)));
    } catch (FormatException e) {
      collector.unreadable(e);
    } catch (TooDamagedException e) {
      collector.givenUp();
    }
    RpmDatabaseContents read = collector.contents();
    return new ComposedRpmDatabase(
        Stream.concat(read.rows().stream().map(ComposedRpmRow::read), kept.stream())
            .sorted(Comparator.comparingLong(ComposedRpmRow::number))
            .toList(),
        read.errors());
  }

  private record Rows(ContentsCollector collector, List<ComposedRpmRow> kept, int blob)
      implements ComposedTable.Rows {
    @Override
    public void inLog(SqliteRow row) throws IOException {
      try {
        collector.header(row.rowId(), row.bytes(blob));
      } catch (FormatException e) {
        collector.damaged("row " + row.rowId(), e);
      }
    }

    @Override
    public void inFile(long rowId, Optional<String> key) {
      key.ifPresent(text -> kept.add(ComposedRpmRow.kept(rowId, text)));
    }

    @Override
    public void inBoth(long rowId, Optional<String> key) throws IOException {
      inFile(rowId, key);
      collector.damaged(
          "row " + rowId,
          new FormatException(
              "its header is partly in the log and partly in a layer below; the package is listed"
                  + " as it was there"));
    }

    @Override
    public void damaged(FormatException cause) throws IOException {
      collector.damaged("table " + SqliteHeaders.TABLE, cause);
    }
  }
}
