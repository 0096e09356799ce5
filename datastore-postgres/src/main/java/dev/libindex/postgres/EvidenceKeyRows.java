package dev.libindex.postgres;

import static dev.libindex.postgres.Parameter.ids;
import static dev.libindex.postgres.Parameter.texts;

import dev.libindex.store.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** The keys that the evidence of cells names. */
final class EvidenceKeyRows {
  private final List<Row> rows = new ArrayList<>();

  private EvidenceKeyRows() {}

  static EvidenceKeyRows of(List<Cell> cells) {
    EvidenceKeyRows keys = new EvidenceKeyRows();
    for (Cell cell : cells) {
      UUID scanner = ContentKey.of(cell.scanner());
      cell.evidenceKeys()
          .forEach((mapping, named) -> named.forEach(key -> keys.add(scanner, mapping, key)));
    }
    return keys;
  }

  private void add(UUID scanner, String mapping, String key) {
    rows.add(new Row(scanner, ContentKey.ofMappingKey(mapping, key), mapping, key));
  }

  void addTo(RoundTrip trip, Parameter layer) {
    if (rows.isEmpty()) {
      return;
    }
    trip.add(
        """
        INSERT INTO libindex.evidence_key (layer_id, scanner_id, key_id, mapping, key)
        SELECT l.id, named.*
        FROM libindex.layer l
        CROSS JOIN unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[]) AS named
        WHERE l.hash = ? AND l.xmin = pg_current_xact_id()::xid
        """,
        ids(each(Row::scanner)),
        ids(each(Row::id)),
        texts(each(Row::mapping)),
        texts(each(Row::key)),
        layer);
  }

  private <T> List<T> each(Function<Row, T> column) {
    return rows.stream().map(column).toList();
  }

  private record Row(UUID scanner, UUID id, String mapping, String key) {}
}
