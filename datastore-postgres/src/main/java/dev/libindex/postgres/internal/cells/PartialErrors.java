package dev.libindex.postgres.internal.cells;

import static dev.libindex.postgres.internal.sql.Parameter.ids;
import static dev.libindex.postgres.internal.sql.Parameter.nullableNumbers;
import static dev.libindex.postgres.internal.sql.Parameter.nullableTexts;
import static dev.libindex.postgres.internal.sql.Parameter.numbers;
import static dev.libindex.postgres.internal.sql.Parameter.texts;

import dev.libindex.model.LimitHit;
import dev.libindex.model.PartialError;
import dev.libindex.postgres.internal.content.ContentKey;
import dev.libindex.postgres.internal.sql.Parameter;
import dev.libindex.postgres.internal.sql.Result;
import dev.libindex.postgres.internal.sql.RoundTrip;
import dev.libindex.postgres.internal.sql.Row;
import dev.libindex.store.Cell;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The partial errors of cells, each with its position in its cell. */
final class PartialErrors {
  private PartialErrors() {}

  /** Adds a query for the errors of these scanners' cells, in the order of each cell. */
  static Result<List<OfCell>> find(RoundTrip trip, ReadLayers layers, Parameter scanners) {
    return trip.query(
        """
        SELECT *
        FROM libindex.partial_error
        WHERE layer_id = ANY (ARRAY (%s)) AND scanner_id = ANY (?)
        ORDER BY layer_id, scanner_id, position
        """
            .formatted(ReadLayers.IDS),
        row -> new OfCell(row.number("layer_id"), row.id("scanner_id"), error(row)),
        layers.layers(),
        layers.manifest(),
        scanners);
  }

  /**
   * Adds the statement that inserts the cells' errors if this transaction has updated the layer.
   */
  static void insert(RoundTrip trip, Parameter layer, List<Cell> cells) {
    List<Positioned> rows = rows(cells);
    if (rows.isEmpty()) {
      return;
    }
    trip.update(
        """
        INSERT INTO libindex.partial_error
          (layer_id, scanner_id, position, path, cause, reason, mapping, limit_name, limit_value)
        SELECT l.id, error.*
        FROM libindex.layer l
        CROSS JOIN unnest(?::uuid[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[],
          ?::text[], ?::bigint[]) AS error
        WHERE l.hash = ? AND l.xmin = pg_current_xact_id()::xid
        """,
        ids(each(rows, Positioned::scanner)),
        numbers(each(rows, Positioned::position)),
        texts(each(rows, row -> row.error().path())),
        texts(each(rows, row -> row.error().cause())),
        texts(each(rows, row -> row.error().reason().text())),
        texts(each(rows, row -> row.error().mapping())),
        nullableTexts(rows.stream().map(PartialErrors::limitName).toArray(String[]::new)),
        nullableNumbers(rows.stream().map(PartialErrors::limitValue).toArray(Long[]::new)),
        layer);
  }

  private static List<Positioned> rows(List<Cell> cells) {
    List<Positioned> rows = new ArrayList<>();
    for (Cell cell : cells) {
      UUID scanner = ContentKey.of(cell.scanner());
      long position = 0;
      for (PartialError error : cell.partialErrors()) {
        rows.add(new Positioned(scanner, position, error));
        position++;
      }
    }
    return rows;
  }

  private static <T> List<T> each(List<Positioned> rows, Function<Positioned, T> column) {
    return rows.stream().map(column).toList();
  }

  private static @Nullable String limitName(Positioned row) {
    LimitHit limit = row.error().limit();
    return limit == null ? null : limit.name();
  }

  private static @Nullable Long limitValue(Positioned row) {
    LimitHit limit = row.error().limit();
    return limit == null ? null : limit.value();
  }

  private static PartialError error(Row row) throws SQLException {
    String limit = row.nullableText("limit_name");
    return new PartialError(
        row.text("path"),
        row.text("cause"),
        PartialError.Reason.parse(row.text("reason")),
        row.text("mapping"),
        limit == null ? null : new LimitHit(limit, row.number("limit_value")));
  }

  /** A partial error of a layer's cell. */
  record OfCell(long layer, UUID scanner, PartialError error) {}

  private record Positioned(UUID scanner, long position, PartialError error) {}
}
