package dev.libindex.postgres.internal.healing;

import static dev.libindex.postgres.internal.sql.Parameter.ids;
import static dev.libindex.postgres.internal.sql.Parameter.instant;
import static dev.libindex.postgres.internal.sql.Parameter.number;

import dev.libindex.model.Digest;
import dev.libindex.model.ScannerSet;
import dev.libindex.postgres.internal.cells.Scanners;
import dev.libindex.postgres.internal.sql.Database;
import dev.libindex.postgres.internal.sql.Result;
import dev.libindex.store.KnownManifest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Takes and counts due reports, after marking those that new mapping versions make due. */
public final class DueReports {
  private DueReports() {}

  /** Takes due reports, passing over those that another caller is taking or has taken. */
  public static List<KnownManifest> take(
      Database database, ScannerSet scanners, Instant now, Duration claim, int limit) {
    DueMarks.update(database);
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
                  JOIN libindex.layer l ON l.id = ml.layer_id
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
    DueMarks.update(database);
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
}
