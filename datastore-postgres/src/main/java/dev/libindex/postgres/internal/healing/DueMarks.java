package dev.libindex.postgres.internal.healing;

import static dev.libindex.postgres.internal.sql.Parameter.number;

import dev.libindex.postgres.internal.sql.Database;
import dev.libindex.postgres.internal.sql.Parameter;
import dev.libindex.postgres.internal.sql.Result;
import dev.libindex.postgres.internal.sql.RoundTrip;

/**
 * Marks the reports that the latest versions of mappings make due. This is done once for each
 * version, by the node that asks first, in one transaction with the progress: so due reports are
 * found without looking at others, and stay marked until they are finished.
 *
 * <p>A report that is finished meanwhile needs no mark: it was bound with the latest version. Keys
 * are followed from those that changed, never from the reports.
 */
final class DueMarks {
  private DueMarks() {}

  /** Marks what versions since the last call make due, if there are any. */
  static void update(Database database) {
    database
        .send(
            "look for new versions of mappings",
            trip ->
                trip.queryFirst(
                    """
                    SELECT p.sequence, q.last
                    FROM libindex.heal_progress p CROSS JOIN libindex.mapping_sequence q
                    WHERE p.sequence < q.last
                    """,
                    row -> new Versions(row.number("sequence"), row.number("last"))))
        .ifPresent(versions -> database.send("mark due reports", trip -> mark(trip, versions)));
  }

  /**
   * The first statement lets one node through; the others find nothing to do when it has committed.
   * Sequences are sent as values, not read by the statement that uses them: how many keys have
   * changed decides how they are best followed. From there on rows are named by arrays, which the
   * planner looks up one by one, whatever it believes about their number.
   */
  private static Result<Integer> mark(RoundTrip trip, Versions versions) {
    Parameter seen = number(versions.seen);
    Parameter last = number(versions.last);
    trip.update("UPDATE libindex.heal_progress SET sequence = ? WHERE sequence < ?", last, last);
    return trip.update(
        """
        UPDATE libindex.indexreport SET due = true WHERE manifest_id = ANY (ARRAY (
          SELECT r.manifest_id
          FROM libindex.indexreport r
          WHERE NOT r.due AND r.bound_seq < ?
            AND EXISTS (
              SELECT FROM libindex.heal_progress WHERE xmin = pg_current_xact_id()::xid)
            AND r.manifest_id = ANY (ARRAY (
              SELECT named.manifest_id
              FROM libindex.mapping_key k
              JOIN libindex.evidence_key e ON e.key_id = k.id
              JOIN libindex.manifest_layer ml ON ml.layer_id = e.layer_id
              JOIN libindex.indexreport named ON named.manifest_id = ml.manifest_id
              JOIN libindex.scanner_set s ON s.id = named.scanner_set
              WHERE k.changed_seq > ? AND k.changed_seq > named.bound_seq
                AND e.scanner_id = ANY (s.scanners)
              UNION
              SELECT awaiting.manifest_id
              FROM libindex.mapping_version v
              JOIN libindex.indexreport awaiting ON v.mapping = ANY (awaiting.awaited)
              WHERE v.sequence > ? AND awaiting.awaited <> '{}'
                AND NOT EXISTS (
                  SELECT FROM libindex.mapping_version before
                  WHERE before.mapping = v.mapping AND before.sequence <= ?)))
          ORDER BY r.manifest_id
          FOR NO KEY UPDATE))
        """,
        last,
        seen,
        seen,
        seen);
  }

  /**
   * A span of versions.
   *
   * @param seen the version up to which reports are marked
   * @param last the last version
   */
  private record Versions(long seen, long last) {}
}
