package dev.libindex.postgres.internal.cells;

import static dev.libindex.postgres.internal.sql.Parameter.blobs;
import static dev.libindex.postgres.internal.sql.Parameter.ids;
import static dev.libindex.postgres.internal.sql.Parameter.instant;
import static dev.libindex.postgres.internal.sql.Parameter.nullableDigest;
import static dev.libindex.postgres.internal.sql.Parameter.number;
import static dev.libindex.postgres.internal.sql.Parameter.numbers;

import dev.libindex.postgres.internal.content.ContentKey;
import dev.libindex.postgres.internal.content.Zlib;
import dev.libindex.postgres.internal.sql.Database;
import dev.libindex.postgres.internal.sql.Parameter;
import dev.libindex.postgres.internal.sql.Result;
import dev.libindex.postgres.internal.sql.RoundTrip;
import dev.libindex.store.Cell;
import dev.libindex.store.LayerScan;
import dev.libindex.store.StaleLeaseException;
import java.util.List;
import java.util.Optional;

/**
 * Writes the cells of a layer, in one round trip.
 *
 * <p>The first statement updates the layer's row, which locks it, unless a scan with a newer fence
 * has written to the layer; every other statement writes only if this very transaction has updated
 * the row. Comparing the fence would not be enough: a call whose answer was lost may still be
 * running while it is repeated.
 *
 * <p>When cells are replaced, the reports that were made from them become due. A report has all
 * cells of its scanners, so these are the reports whose scanners are among those written. A
 * requeued report stays requeued until all its cells are written.
 */
public final class Cells {
  private final LayerScan scan;
  private final Parameter layer;
  private final Parameter scanners;

  private Cells(LayerScan scan) {
    this.scan = scan;
    this.layer = Parameter.digest(scan.layer());
    this.scanners = ids(scan.cells().stream().map(cell -> ContentKey.of(cell.scanner())).toList());
  }

  /**
   * Replaces the cells of the scan's scanners.
   *
   * @throws StaleLeaseException if a newer fence has written to the layer; nothing is written then
   */
  public static void write(Database database, LayerScan scan) {
    Optional<Long> newestFence =
        database.send("write the cells of layer " + scan.layer(), new Cells(scan)::write);
    if (newestFence.isPresent() && newestFence.get() > scan.fence()) {
      throw new StaleLeaseException(scan.layer());
    }
  }

  private Result<Optional<Long>> write(RoundTrip trip) {
    trip.update(
        """
        UPDATE libindex.layer
        SET revision = nextval('libindex.layer_revision'), fence = ?,
          diff_id = coalesce(?, diff_id)
        WHERE hash = ? AND fence <= ?
        """,
        number(scan.fence()),
        nullableDigest(scan.diffId()),
        layer,
        number(scan.fence()));
    Result<Optional<Long>> newestFence =
        trip.queryFirst(
            "SELECT fence FROM libindex.layer WHERE hash = ?", row -> row.number("fence"), layer);
    markReportsDue(trip);
    delete(trip, "partial_error");
    delete(trip, "evidence_key");
    upsert(trip);
    PartialErrors.insert(trip, layer, scan.cells());
    EvidenceKeys.insert(trip, layer, scan.cells());
    return newestFence;
  }

  private void markReportsDue(RoundTrip trip) {
    trip.update(
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
        scanners,
        scanners);
  }

  /** Deletes what the replaced cells have in a table: partial errors or evidence keys. */
  private void delete(RoundTrip trip, String table) {
    trip.update(
        """
        DELETE FROM libindex.%s e USING libindex.layer l
        WHERE l.hash = ? AND l.xmin = pg_current_xact_id()::xid
          AND e.layer_id = l.id AND e.scanner_id = ANY (?)
        """
            .formatted(table),
        layer,
        scanners);
  }

  private void upsert(RoundTrip trip) {
    List<Cell> cells = scan.cells();
    trip.update(
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
        scanners,
        blobs(cells.stream().map(cell -> Zlib.deflate(cell.content())).toList()),
        numbers(cells.stream().map(cell -> cell.partialErrors().isEmpty() ? 0L : 1L).toList()),
        layer);
  }
}
