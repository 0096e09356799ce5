package dev.libindex.postgres;

import static dev.libindex.postgres.Parameter.id;
import static dev.libindex.postgres.Parameter.instant;
import static dev.libindex.postgres.Parameter.number;

import dev.libindex.model.Digest;
import dev.libindex.model.ScannerSet;
import dev.libindex.store.KnownManifest;
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
    RoundTrip trip =
        new RoundTrip()
            .add(
                """
                WITH due AS (
                  SELECT manifest_id FROM libindex.indexreport
                  WHERE due AND scanner_set = ? AND claimed_until <= ?
                  ORDER BY claimed_until
                  LIMIT ?
                  FOR NO KEY UPDATE SKIP LOCKED),
                taken AS (
                  UPDATE libindex.indexreport r SET claimed_until = ?
                  FROM due
                  WHERE r.manifest_id = due.manifest_id
                  RETURNING r.manifest_id)
                SELECT m.hash, l.hash
                FROM taken t
                JOIN libindex.manifest m ON m.id = t.manifest_id
                JOIN libindex.manifest_layer ml ON ml.manifest_id = t.manifest_id
                JOIN libindex.layer l ON l.id = ml.layer_id
                ORDER BY m.id, ml.position
                """,
                id(ContentKey.of(scanners)),
                instant(now),
                number(Math.max(limit, 0)),
                instant(now.plus(claim)));
    return database.send("take due manifests", trip, TakeDue::read);
  }

  static long countOfOthers(Database database, ScannerSet scanners) {
    MarkDue.run(database);
    RoundTrip trip =
        new RoundTrip()
            .add(
                """
                SELECT count(*) FROM libindex.indexreport WHERE due AND scanner_set <> ?
                """,
                id(ContentKey.of(scanners)));
    return database.send(
        "count due manifests of other scanners",
        trip,
        results -> results.one(row -> row.getLong(1)).orElseThrow());
  }

  private static List<KnownManifest> read(Results results) throws SQLException {
    Map<Digest, List<Digest>> layers = new LinkedHashMap<>();
    results.forEach(
        row ->
            layers
                .computeIfAbsent(Digest.parse(row.getString(1)), manifest -> new ArrayList<>())
                .add(Digest.parse(row.getString(2))));
    return layers.entrySet().stream()
        .map(entry -> new KnownManifest(entry.getKey(), entry.getValue()))
        .toList();
  }
}
