package dev.libindex.postgres.internal.cells;

import static dev.libindex.postgres.internal.sql.Parameter.ids;
import static dev.libindex.postgres.internal.sql.Parameter.instant;
import static dev.libindex.postgres.internal.sql.Parameter.number;
import static dev.libindex.postgres.internal.sql.Parameter.numbers;

import dev.libindex.model.ScannerSet;
import dev.libindex.postgres.internal.sql.Database;
import dev.libindex.postgres.internal.sql.Parameter;
import dev.libindex.postgres.internal.sql.Result;
import dev.libindex.postgres.internal.sql.RoundTrip;
import dev.libindex.postgres.internal.sql.Transaction;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/**
 * Deletes cells that no report is made from: a round trip that locks layers, and one that deletes
 * and commits. A transaction that stores a report locks the report's layers first. This one passes
 * over layers that are locked, and the second round trip checks again, so it sees every report that
 * was stored before its own locks.
 */
public final class UnusedCells {
  private static final String IS_UNUSED =
      """
      c.scanned_at <= ? AND c.scanner_id = ANY (ARRAY (
        SELECT known.id FROM libindex.scanner known
        WHERE known.used_at <= ? AND known.id <> ALL (?) AND NOT EXISTS (
          SELECT FROM libindex.scanner_set s
          WHERE known.id = ANY (s.scanners)
            AND EXISTS (SELECT FROM libindex.indexreport r WHERE r.scanner_set = s.id))))""";

  private final Parameter now;
  private final Parameter notAfter;
  private final Parameter kept;
  private final Parameter limit;

  private UnusedCells(ScannerSet kept, Instant now, Instant notAfter, int limit) {
    this.now = instant(now);
    this.notAfter = instant(notAfter);
    this.kept = ids(new Scanners(kept).keys());
    this.limit = number(Math.max(limit, 1));
  }

  /** Deletes the unused cells of some layers, and returns how many there were. */
  public static long delete(
      Database database, ScannerSet kept, Instant now, Instant notAfter, int limit) {
    return database.transact(
        "delete unused cells", new UnusedCells(kept, now, notAfter, limit)::delete);
  }

  private long delete(Transaction transaction) throws SQLException {
    RoundTrip lock = new RoundTrip();
    lock.update(
        """
        UPDATE libindex.scanner SET used_at = ? WHERE id = ANY (ARRAY (
          SELECT id FROM libindex.scanner WHERE id = ANY (?) ORDER BY id FOR NO KEY UPDATE))
        """,
        now,
        kept);
    Result<List<Long>> layers =
        lock.query(
            """
            SELECT l.id FROM libindex.layer l
            WHERE EXISTS (
              SELECT FROM libindex.scanned_layer c WHERE c.layer_id = l.id AND %s)
            ORDER BY l.id
            LIMIT ?
            FOR NO KEY UPDATE SKIP LOCKED
            """
                .formatted(IS_UNUSED),
            row -> row.number("id"),
            notAfter,
            notAfter,
            kept,
            limit);
    transaction.send(lock);

    RoundTrip delete = new RoundTrip();
    Result<Integer> deleted =
        delete.update(
            "DELETE FROM libindex.scanned_layer c WHERE %s AND c.layer_id = ANY (?)"
                .formatted(IS_UNUSED),
            notAfter,
            notAfter,
            kept,
            numbers(layers.get()));
    transaction.commitWith(delete);
    return deleted.get();
  }
}
