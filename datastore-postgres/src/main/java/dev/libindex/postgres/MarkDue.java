package dev.libindex.postgres;

import static dev.libindex.postgres.Parameter.number;

/**
 * Marks the reports that the mappings' latest versions concern. Done once for each version, by
 * whichever node asks first, and in one transaction with the note that it is done: so what is due
 * is found without looking at what is not, and stays found until it is finished.
 *
 * <p>A report that is finished meanwhile waits for no mark: it was bound with the last version.
 * Keys are followed from those that changed, never from the reports.
 */
final class MarkDue {
  private MarkDue() {}

  static void run(Database database) {
    RoundTrip ask =
        new RoundTrip()
            .add(
                """
                SELECT p.sequence, q.last
                FROM libindex.heal_progress p CROSS JOIN libindex.mapping_sequence q
                WHERE p.sequence < q.last
                """);
    database
        .send(
            "ask for new versions of mappings",
            ask,
            results -> results.one(row -> new Versions(row.getLong(1), row.getLong(2))))
        .ifPresent(versions -> database.send("mark due reports", mark(versions)));
  }

  /**
   * The first statement lets one node pass; the others find nothing to do when it has committed.
   * Sequences are sent as values, not read by the statement that uses them: how many keys have
   * changed decides how they are best followed. From there on rows are named by arrays, which the
   * planner looks up one by one, whatever it believes about their number.
   */
  private static RoundTrip mark(Versions versions) {
    Parameter seen = number(versions.seen);
    Parameter last = number(versions.last);
    return new RoundTrip()
        .add("UPDATE libindex.heal_progress SET sequence = ? WHERE sequence < ?", last, last)
        .add(
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

  /** Up to which version reports are marked, and the last version. */
  private record Versions(long seen, long last) {}
}
