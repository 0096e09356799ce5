package dev.libindex.postgres;

import static dev.libindex.postgres.Parameter.ids;
import static dev.libindex.postgres.Parameter.instant;
import static dev.libindex.postgres.Parameter.number;
import static dev.libindex.postgres.Parameter.numbers;

import dev.libindex.model.ScannerSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/**
 * Forgets cells that no report rests on: one round trip that locks layers, one that deletes and
 * commits. A report that names the scanner locks its layers before it is written; so whoever has
 * waited for that lock sees the report, and leaves the cells.
 */
final class CollectCells {
  private static final String COLLECTABLE =
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

  private CollectCells(ScannerSet kept, Instant now, Instant notAfter, int limit) {
    this.now = instant(now);
    this.notAfter = instant(notAfter);
    this.kept = ids(new Scanners(kept).keys());
    this.limit = number(Math.max(limit, 1));
  }

  static long run(Database database, ScannerSet kept, Instant now, Instant notAfter, int limit) {
    CollectCells collect = new CollectCells(kept, now, notAfter, limit);
    return database.transact("collect cells", collect::run);
  }

  private long run(Transaction transaction) throws SQLException {
    List<Long> layers =
        transaction.send(
            lock(),
            results -> {
              results.count();
              return results.all(row -> row.getLong("id"));
            });
    return transaction.commitWith(delete(layers), Results::count);
  }

  private RoundTrip lock() {
    return new RoundTrip()
        .add(
            """
            UPDATE libindex.scanner SET used_at = ? WHERE id = ANY (ARRAY (
              SELECT id FROM libindex.scanner WHERE id = ANY (?) ORDER BY id FOR NO KEY UPDATE))
            """,
            now,
            kept)
        .add(
            """
            SELECT l.id FROM libindex.layer l
            WHERE EXISTS (
              SELECT FROM libindex.scanned_layer c WHERE c.layer_id = l.id AND %s)
            ORDER BY l.id
            LIMIT ?
            FOR NO KEY UPDATE SKIP LOCKED
            """
                .formatted(COLLECTABLE),
            notAfter,
            notAfter,
            kept,
            limit);
  }

  private RoundTrip delete(List<Long> layers) {
    return new RoundTrip()
        .add(
            "DELETE FROM libindex.scanned_layer c WHERE %s AND c.layer_id = ANY (?)"
                .formatted(COLLECTABLE),
            notAfter,
            notAfter,
            kept,
            numbers(layers));
  }
}
