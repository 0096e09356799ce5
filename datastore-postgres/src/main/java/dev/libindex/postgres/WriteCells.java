package dev.libindex.postgres;

import static dev.libindex.postgres.Parameter.blobs;
import static dev.libindex.postgres.Parameter.ids;
import static dev.libindex.postgres.Parameter.instant;
import static dev.libindex.postgres.Parameter.number;
import static dev.libindex.postgres.Parameter.numbers;
import static dev.libindex.postgres.Parameter.text;

import dev.libindex.store.Cell;
import dev.libindex.store.LayerScan;
import dev.libindex.store.StaleLeaseException;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/**
 * Writes what one pass over a layer came to, in one round trip.
 *
 * <p>The first statement renews the layer's row, which locks it, or does nothing; every other
 * statement writes only where the row is of this very transaction. The fence would not do: a call
 * whose answer was lost may still be at work while it is repeated.
 *
 * <p>Where cells are replaced, the reports that were made of them become due: a report has all
 * cells of its scanners, so it is those whose scanners are among the written ones. Requeued ones
 * stay so until all their cells are written.
 */
final class WriteCells {
  private final LayerScan scan;
  private final Parameter layer;
  private final Parameter fence;

  private WriteCells(LayerScan scan) {
    this.scan = scan;
    this.layer = text(scan.layer().toString());
    this.fence = number(scan.fence());
  }

  static void run(Database database, LayerScan scan) {
    RoundTrip trip = new WriteCells(scan).trip();
    String purpose = "write the cells of layer " + scan.layer();
    if (database.send(purpose, trip, results -> isFencedOff(results, scan.fence()))) {
      throw new StaleLeaseException(scan.layer());
    }
  }

  private static boolean isFencedOff(Results results, long fence) throws SQLException {
    results.count();
    return results.one(row -> row.getLong(1)).filter(last -> last > fence).isPresent();
  }

  private RoundTrip trip() {
    List<Cell> cells = scan.cells();
    List<UUID> scanners = cells.stream().map(cell -> ContentKey.of(cell.scanner())).toList();
    RoundTrip trip =
        new RoundTrip()
            .add(
                """
                UPDATE libindex.layer
                SET revision = nextval('libindex.layer_revision'), fence = ?
                WHERE hash = ? AND fence <= ?
                """,
                fence,
                layer,
                fence)
            .add("SELECT fence FROM libindex.layer WHERE hash = ?", layer)
            .add(
                """
                UPDATE libindex.indexreport SET due = true WHERE manifest_id = ANY (ARRAY (
                  SELECT r.manifest_id
                  FROM libindex.manifest_layer ml
                  JOIN libindex.indexreport r ON r.manifest_id = ml.manifest_id
                  JOIN libindex.scanner_set s ON s.id = r.scanner_set
                  WHERE ml.layer_id = (
                      SELECT l.id FROM libindex.layer l
                      WHERE l.hash = ? AND l.xmin = pg_current_xact_id()::xid AND EXISTS (
                        SELECT FROM libindex.scanned_layer c
                        WHERE c.layer_id = l.id AND c.scanner_id = ANY (?)))
                    AND s.scanners && ? AND NOT r.due
                  ORDER BY r.manifest_id
                  FOR NO KEY UPDATE OF r))
                """,
                layer,
                ids(scanners),
                ids(scanners))
            .add(
                """
                DELETE FROM libindex.partial_error e USING libindex.layer l
                WHERE l.hash = ? AND l.xmin = pg_current_xact_id()::xid
                  AND e.layer_id = l.id AND e.scanner_id = ANY (?)
                """,
                layer,
                ids(scanners))
            .add(
                """
                DELETE FROM libindex.evidence_key k USING libindex.layer l
                WHERE l.hash = ? AND l.xmin = pg_current_xact_id()::xid
                  AND k.layer_id = l.id AND k.scanner_id = ANY (?)
                """,
                layer,
                ids(scanners));
    addCells(trip, scanners);
    PartialErrorRows.of(cells).addTo(trip, layer);
    EvidenceKeyRows.of(cells).addTo(trip, layer);
    return trip;
  }

  private void addCells(RoundTrip trip, List<UUID> scanners) {
    List<Cell> cells = scan.cells();
    trip.add(
        """
        INSERT INTO libindex.scanned_layer AS c
          (layer_id, scanner_id, content, scanned_at, partial_since, attempts)
        SELECT l.id, cell.scanner_id, cell.content, given.at,
          CASE WHEN cell.partial = 1 THEN given.at END, cell.partial
        FROM libindex.layer l
        CROSS JOIN (SELECT ?::timestamptz) AS given (at)
        CROSS JOIN unnest(?::uuid[], ?::bytea[], ?::int8[]) AS cell (scanner_id, content, partial)
        WHERE l.hash = ? AND l.xmin = pg_current_xact_id()::xid
        ON CONFLICT (layer_id, scanner_id) DO UPDATE SET
          content = excluded.content,
          scanned_at = excluded.scanned_at,
          partial_since = CASE WHEN excluded.partial_since IS NOT NULL
            THEN coalesce(c.partial_since, excluded.partial_since) END,
          attempts = CASE WHEN excluded.partial_since IS NOT NULL THEN c.attempts + 1 ELSE 0 END,
          retry = false
        """,
        instant(scan.at()),
        ids(scanners),
        blobs(cells.stream().map(WriteCells::deflated).toList()),
        numbers(cells.stream().map(cell -> cell.partialErrors().isEmpty() ? 0L : 1L).toList()),
        layer);
  }

  private static byte[] deflated(Cell cell) {
    return Zlib.deflate(cell.content().toByteArray());
  }
}
