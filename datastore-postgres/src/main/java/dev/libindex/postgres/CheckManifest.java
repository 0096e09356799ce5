package dev.libindex.postgres;

import static dev.libindex.postgres.Parameter.ids;
import static dev.libindex.postgres.Parameter.text;

import dev.libindex.model.Digest;
import dev.libindex.model.Manifest;
import dev.libindex.model.ScannerSet;
import dev.libindex.model.State;
import dev.libindex.store.FailedAttempt;
import dev.libindex.store.ManifestConflictException;
import dev.libindex.store.ManifestStatus;
import dev.libindex.store.StoredReport;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Everything that is known about a manifest, in one round trip and without a lock. */
final class CheckManifest {
  private static final Known NOTHING = new Known(null, false, false, null);

  private final Manifest manifest;
  private final ScannerSet scanners;

  private CheckManifest(Manifest manifest, ScannerSet scanners) {
    this.manifest = manifest;
    this.scanners = scanners;
  }

  static ManifestStatus run(Database database, Manifest manifest, ScannerSet scanners) {
    return new CheckManifest(manifest, scanners).run(database);
  }

  private ManifestStatus run(Database database) {
    FindMissingCells cells = new FindMissingCells(manifest.layerDigests(), scanners);
    return database.send(
        "check manifest " + manifest.hash(),
        cells.addTo(find(), manifest.hash()),
        results -> {
          Optional<Known> found = results.one(this::known);
          Known known = found.orElse(NOTHING);
          return new ManifestStatus(
              known.report, known.current, known.due, cells.read(results), known.failure);
        });
  }

  /** A report that was bound with the last of all versions cannot be due for a changed key. */
  private RoundTrip find() {
    return new RoundTrip()
        .add(
            """
            SELECT m.layers, r.state, b.content, s.scanners @> ?::uuid[] AS current,
              r.requeued OR r.due
              OR EXISTS (SELECT FROM libindex.mapping WHERE name = ANY (r.awaited))
              OR r.bound_seq < q.last AND EXISTS (
                SELECT FROM libindex.manifest_layer ml
                JOIN libindex.evidence_key e ON e.layer_id = ml.layer_id
                JOIN libindex.mapping_key k ON k.id = e.key_id
                WHERE ml.manifest_id = m.id AND e.scanner_id = ANY (s.scanners)
                  AND k.changed_seq > r.bound_seq) AS due,
              a.failures, a.cause, a.next_attempt
            FROM libindex.manifest m
            CROSS JOIN libindex.mapping_sequence q
            LEFT JOIN libindex.indexreport r ON r.manifest_id = m.id
            LEFT JOIN libindex.scanner_set s ON s.id = r.scanner_set
            LEFT JOIN libindex.report_body b ON b.digest = r.body
            LEFT JOIN libindex.failed_attempt a ON a.manifest_id = m.id
            WHERE m.hash = ?
            """,
            ids(scanners.scanners().stream().map(ContentKey::of).toList()),
            text(manifest.hash().toString()));
  }

  private Known known(ResultSet row) throws SQLException {
    List<Digest> layers = manifest.layerDigests();
    if (!ContentKey.ofLayers(layers).equals(row.getObject("layers", UUID.class))) {
      throw new ManifestConflictException(manifest.hash());
    }
    return new Known(
        report(row),
        row.getBoolean("current"),
        row.getBoolean("due"),
        NoteFailure.read(row, manifest.hash()));
  }

  private @Nullable StoredReport report(ResultSet row) throws SQLException {
    String state = row.getString("state");
    return state == null
        ? null
        : new StoredReport(
            manifest.hash(), State.parse(state), Zlib.inflate(row.getBytes("content")));
  }

  private record Known(
      @Nullable StoredReport report,
      boolean current,
      boolean due,
      @Nullable FailedAttempt failure) {}
}
