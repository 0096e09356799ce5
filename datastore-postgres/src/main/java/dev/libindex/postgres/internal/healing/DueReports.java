package dev.libindex.postgres.internal.healing;

import static dev.libindex.postgres.internal.sql.Parameter.ids;
import static dev.libindex.postgres.internal.sql.Parameter.instant;
import static dev.libindex.postgres.internal.sql.Parameter.number;

import dev.libindex.model.Digest;
import dev.libindex.model.ScannerSet;
import dev.libindex.postgres.internal.cells.Scanners;
import dev.libindex.postgres.internal.sql.Database;
import dev.libindex.postgres.internal.sql.Parameter;
import dev.libindex.postgres.internal.sql.Result;
import dev.libindex.postgres.internal.sql.RoundTrip;
import dev.libindex.store.KnownManifest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes and counts due reports, after marking those that the latest versions of mappings make due.
 * Marking is done once for each version, by the node that asks first, in the same transaction that
 * records the progress. So due reports are found without looking at others, and stay marked until
 * they are finished.
 *
 * <p>A report that is finished meanwhile needs no mark: it was bound with the latest version. The
 * search starts from the keys that changed, never from the reports.
 */
public final class DueReports {
  private DueReports() {}

  /** Takes due reports, passing over those that another caller is taking or has taken. */
  public static List<KnownManifest> take(
      Database database, ScannerSet scanners, Instant now, Duration claim, int limit) {
    mark(database);
    Scanners known = new Scanners(scanners);
    return database.send(
        "take due manifests",
        trip -> {
          Result<List<KnownManifest>> layers =
              trip.query(
                  """
                  WITH due AS (
                    SELECT manifest_id FROM libindex.indexreport
                    WHERE due AND (claimed_until <= ? OR claimed_until > ?)
                      AND scanner_set = ANY (ARRAY (
                        SELECT id FROM libindex.scanner_set WHERE scanners <@ ?::uuid[]))
                    ORDER BY claimed_until
                    LIMIT ?
                    FOR NO KEY UPDATE SKIP LOCKED),
                  taken AS (
                    UPDATE libindex.indexreport r SET claimed_until = ?
                    FROM due
                    WHERE r.manifest_id = due.manifest_id
                    RETURNING r.manifest_id, r.scanner_set)
                  SELECT m.hash AS manifest, l.hash AS layer, s.scanners
                  FROM taken t
                  JOIN libindex.scanner_set s ON s.id = t.scanner_set
                  JOIN libindex.manifest m ON m.id = t.manifest_id
                  JOIN libindex.manifest_layer ml ON ml.manifest_id = t.manifest_id
                  JOIN libindex.layer l ON l.id = coalesce(ml.presented_id, ml.layer_id)
                  ORDER BY m.id, ml.position
                  """,
                  row ->
                      new KnownManifest(
                          row.digest("manifest"),
                          List.of(row.digest("layer")),
                          known.subset(row.ids("scanners"))),
                  instant(now),
                  instant(now.plus(claim)),
                  ids(known.keys()),
                  number(Math.max(limit, 0)),
                  instant(now.plus(claim)));
          return () -> joined(layers.get());
        });
  }

  /** Counts the due reports that were made with any scanner outside this set. */
  public static long countOfOthers(Database database, ScannerSet scanners) {
    mark(database);
    return database.send(
        "count due manifests of other scanners",
        trip ->
            trip.queryOne(
                """
                SELECT count(*)
                FROM libindex.indexreport r
                JOIN libindex.scanner_set s ON s.id = r.scanner_set
                WHERE r.due AND NOT s.scanners <@ ?::uuid[]
                """,
                row -> row.number("count"),
                ids(new Scanners(scanners).keys())));
  }

  /** Marks what versions since the last call make due, if there are any. */
  private static void mark(Database database) {
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
   * Adds the statements that mark reports. Only one node updates the progress; the other nodes wait
   * for it, update nothing, and then mark nothing. Sequences are sent as values rather than read by
   * the second statement, because the best plan depends on how many keys have changed since. The
   * other rows are selected by arrays, whose elements the planner looks up one by one, however many
   * it expects.
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

  /** Joins the rows of each manifest, which have one layer each. */
  private static List<KnownManifest> joined(List<KnownManifest> layers) {
    Map<Digest, KnownManifest> taken = new LinkedHashMap<>();
    layers.forEach(layer -> taken.merge(layer.hash(), layer, DueReports::joined));
    return List.copyOf(taken.values());
  }

  private static KnownManifest joined(KnownManifest before, KnownManifest next) {
    List<Digest> layers = new ArrayList<>(before.layers());
    layers.addAll(next.layers());
    return new KnownManifest(before.hash(), layers, before.scanners());
  }

  /**
   * A span of versions.
   *
   * @param seen the sequence up to which reports are marked
   * @param last the sequence of the last version
   */
  private record Versions(long seen, long last) {}
}
