package dev.libindex.postgres;

import static dev.libindex.postgres.Parameter.ids;
import static dev.libindex.postgres.Parameter.instant;
import static dev.libindex.postgres.Parameter.number;

import dev.libindex.model.Digest;
import dev.libindex.model.ScannerSet;
import dev.libindex.store.KnownManifest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Takes due reports, passing over those that others are taking or have taken. */
final class TakeDue {
  private TakeDue() {}

  static List<KnownManifest> run(
      Database database, ScannerSet scanners, Instant now, Duration claim, int limit) {
    MarkDue.run(database);
    Scanners known = new Scanners(scanners);
    RoundTrip trip =
        new RoundTrip()
            .add(
                """
                WITH due AS (
                  SELECT manifest_id FROM libindex.indexreport
                  WHERE due AND (claimed_until <= ? OR claimed_until > ?) AND scanner_set = ANY (ARRAY (
                    SELECT id FROM libindex.scanner_set WHERE scanners <@ ?::uuid[]))
                  ORDER BY claimed_until
                  LIMIT ?
                  FOR NO KEY UPDATE SKIP LOCKED),
                taken AS (
                  UPDATE libindex.indexreport r SET claimed_until = ?
                  FROM due
                  WHERE r.manifest_id = due.manifest_id
                  RETURNING r.manifest_id, r.scanner_set)
                SELECT m.hash, l.hash, s.scanners
                FROM taken t
                JOIN libindex.scanner_set s ON s.id = t.scanner_set
                JOIN libindex.manifest m ON m.id = t.manifest_id
                JOIN libindex.manifest_layer ml ON ml.manifest_id = t.manifest_id
                JOIN libindex.layer l ON l.id = ml.layer_id
                ORDER BY m.id, ml.position
                """,
                instant(now),
                instant(now.plus(claim)),
                ids(known.keys()),
                number(Math.max(limit, 0)),
                instant(now.plus(claim)));
    return database.send("take due manifests", trip, results -> read(results, known));
  }

  static long countOfOthers(Database database, ScannerSet scanners) {
    MarkDue.run(database);
    RoundTrip trip =
        new RoundTrip()
            .add(
                """
                SELECT count(*)
                FROM libindex.indexreport r
                JOIN libindex.scanner_set s ON s.id = r.scanner_set
                WHERE r.due AND NOT s.scanners <@ ?::uuid[]
                """,
                ids(new Scanners(scanners).keys()));
    return database.send(
        "count due manifests of other scanners",
        trip,
        results -> results.one(row -> row.getLong(1)).orElseThrow());
  }

  /** The rows of a manifest follow each other, a layer in each. */
  private static List<KnownManifest> read(Results results, Scanners known) throws SQLException {
    Map<Digest, KnownManifest> taken = new LinkedHashMap<>();
    for (KnownManifest row : results.all(row -> row(row, known))) {
      taken.merge(row.hash(), row, TakeDue::joined);
    }
    return List.copyOf(taken.values());
  }

  private static KnownManifest row(ResultSet row, Scanners known) throws SQLException {
    return new KnownManifest(
        Digest.parse(row.getString(1)),
        List.of(Digest.parse(row.getString(2))),
        known.of(row.getArray(3)));
  }

  private static KnownManifest joined(KnownManifest before, KnownManifest next) {
    List<Digest> layers = new ArrayList<>(before.layers());
    layers.addAll(next.layers());
    return new KnownManifest(before.hash(), layers, before.scanners());
  }
}
