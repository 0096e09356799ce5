package dev.libindex.postgres;

import static dev.libindex.postgres.Parameter.ids;
import static dev.libindex.postgres.Parameter.nullableNumbers;
import static dev.libindex.postgres.Parameter.nullableTexts;
import static dev.libindex.postgres.Parameter.numbers;
import static dev.libindex.postgres.Parameter.texts;

import dev.libindex.model.LimitHit;
import dev.libindex.model.PartialError;
import dev.libindex.store.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The partial errors of cells, each with its place in its cell. */
final class PartialErrorRows {
  private final List<Row> rows = new ArrayList<>();

  private PartialErrorRows() {}

  static PartialErrorRows of(List<Cell> cells) {
    PartialErrorRows errors = new PartialErrorRows();
    for (Cell cell : cells) {
      UUID scanner = ContentKey.of(cell.scanner());
      long position = 0;
      for (PartialError error : cell.partialErrors()) {
        errors.rows.add(new Row(scanner, position, error));
        position++;
      }
    }
    return errors;
  }

  void addTo(RoundTrip trip, Parameter layer) {
    if (rows.isEmpty()) {
      return;
    }
    trip.add(
        """
        INSERT INTO libindex.partial_error
          (layer_id, scanner_id, position, path, cause, reason, mapping, limit_name, limit_value)
        SELECT l.id, error.*
        FROM libindex.layer l
        CROSS JOIN unnest(?::uuid[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[],
          ?::text[], ?::bigint[]) AS error
        WHERE l.hash = ? AND l.xmin = pg_current_xact_id()::xid
        """,
        ids(each(Row::scanner)),
        numbers(each(Row::position)),
        texts(each(row -> row.error().path())),
        texts(each(row -> row.error().cause())),
        texts(each(row -> row.error().reason().text())),
        texts(each(row -> row.error().mapping())),
        nullableTexts(rows.stream().map(PartialErrorRows::limitName).toArray(String[]::new)),
        nullableNumbers(rows.stream().map(PartialErrorRows::limitValue).toArray(Long[]::new)),
        layer);
  }

  private <T> List<T> each(Function<Row, T> column) {
    return rows.stream().map(column).toList();
  }

  private static @Nullable String limitName(Row row) {
    LimitHit limit = row.error().limit();
    return limit == null ? null : limit.name();
  }

  private static @Nullable Long limitValue(Row row) {
    LimitHit limit = row.error().limit();
    return limit == null ? null : limit.value();
  }

  private record Row(UUID scanner, long position, PartialError error) {}
}
