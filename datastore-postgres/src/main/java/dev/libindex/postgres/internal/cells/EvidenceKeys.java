package dev.libindex.postgres.internal.cells;

import static dev.libindex.postgres.internal.sql.Parameter.ids;
import static dev.libindex.postgres.internal.sql.Parameter.texts;

import dev.libindex.postgres.internal.content.ContentKey;
import dev.libindex.postgres.internal.sql.Parameter;
import dev.libindex.postgres.internal.sql.Result;
import dev.libindex.postgres.internal.sql.RoundTrip;
import dev.libindex.store.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The keys of mappings that the evidence of cells names. */
final class EvidenceKeys {
  private EvidenceKeys() {}

  /**
   * Adds a query for the keys that these scanners' cells name, with their current values. Each is
   * looked up by itself: for a join the planner would read the whole mapping.
   */
  static Result<List<OfCell>> find(RoundTrip trip, ReadLayers layers, Parameter scanners) {
    return trip.query(
        """
        SELECT e.layer_id, e.scanner_id, e.mapping, e.key,
          (SELECT k.value FROM libindex.mapping_key k WHERE k.id = e.key_id) AS value
        FROM libindex.evidence_key e
        WHERE e.layer_id = ANY (ARRAY (%s)) AND e.scanner_id = ANY (?)
        """
            .formatted(ReadLayers.IDS),
        row ->
            new OfCell(
                row.number("layer_id"),
                row.id("scanner_id"),
                row.text("mapping"),
                row.text("key"),
                row.nullableTexts("value")),
        layers.layers(),
        layers.manifest(),
        scanners);
  }

  /** Adds the statement that inserts the cells' keys if this transaction has updated the layer. */
  static void insert(RoundTrip trip, Parameter layer, List<Cell> cells) {
    List<Named> rows = rows(cells);
    if (rows.isEmpty()) {
      return;
    }
    trip.update(
        """
        INSERT INTO libindex.evidence_key (layer_id, scanner_id, key_id, mapping, key)
        SELECT l.id, named.*
        FROM libindex.layer l
        CROSS JOIN unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[]) AS named
        WHERE l.hash = ? AND l.xmin = pg_current_xact_id()::xid
        """,
        ids(each(rows, Named::scanner)),
        ids(each(rows, row -> ContentKey.ofMappingKey(row.mapping(), row.key()))),
        texts(each(rows, Named::mapping)),
        texts(each(rows, Named::key)),
        layer);
  }

  private static List<Named> rows(List<Cell> cells) {
    List<Named> rows = new ArrayList<>();
    for (Cell cell : cells) {
      UUID scanner = ContentKey.of(cell.scanner());
      cell.evidenceKeys()
          .forEach(
              (mapping, keys) -> keys.forEach(key -> rows.add(new Named(scanner, mapping, key))));
    }
    return rows;
  }

  private static <T> List<T> each(List<Named> rows, Function<Named, T> column) {
    return rows.stream().map(column).toList();
  }

  /**
   * A key that a layer's cell names.
   *
   * @param value what the mapping's current version says, or null if it lacks the key
   */
  record OfCell(
      long layer, UUID scanner, String mapping, String key, @Nullable List<String> value) {}

  private record Named(UUID scanner, String mapping, String key) {}
}
