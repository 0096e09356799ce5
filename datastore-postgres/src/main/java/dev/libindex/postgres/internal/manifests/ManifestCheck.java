package dev.libindex.postgres.internal.manifests;

import static dev.libindex.postgres.internal.sql.Parameter.digest;
import static dev.libindex.postgres.internal.sql.Parameter.ids;

import dev.libindex.model.Manifest;
import dev.libindex.model.ScannerSet;
import dev.libindex.postgres.internal.cells.MissingCellsQuery;
import dev.libindex.postgres.internal.content.ContentKey;
import dev.libindex.postgres.internal.reports.FailedAttempts;
import dev.libindex.postgres.internal.reports.Reports;
import dev.libindex.postgres.internal.sql.Database;
import dev.libindex.postgres.internal.sql.Result;
import dev.libindex.postgres.internal.sql.RoundTrip;
import dev.libindex.postgres.internal.sql.Row;
import dev.libindex.store.FailedAttempt;
import dev.libindex.store.ManifestConflictException;
import dev.libindex.store.ManifestStatus;
import dev.libindex.store.MissingCells;
import dev.libindex.store.ServedLayers;
import dev.libindex.store.StoredReport;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads everything that is known about a manifest, in one round trip and without locks. */
public final class ManifestCheck {
  private static final Known UNKNOWN = new Known(null, false, false, null);

  private ManifestCheck() {}

  /**
   * Reads the status of a manifest for a set of scanners.
   *
   * @param reuse whether the diffIDs that the manifest gives are looked at
   * @throws ManifestConflictException if the manifest is known with other layers
   */
  public static ManifestStatus run(
      Database database, Manifest manifest, ScannerSet scanners, boolean reuse) {
    return database.send(
        "check manifest " + manifest.hash(),
        trip -> {
          Result<Optional<Known>> known = find(trip, manifest, scanners);
          Result<List<MissingCells>> missing = MissingCellsQuery.find(trip, manifest, scanners);
          Result<ServedLayers> served =
              ServedLayersQuery.find(
                  trip, manifest, scanners, reuse, () -> known.get().isPresent(), missing);
          return () -> known.get().orElse(UNKNOWN).status(missing.get(), served.get());
        });
  }

  /**
   * Adds a query for what is known. A report that was bound with the latest of all versions cannot
   * be due for a changed key.
   */
  private static Result<Optional<Known>> find(
      RoundTrip trip, Manifest manifest, ScannerSet scanners) {
    return trip.queryFirst(
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
        row -> Known.of(row, manifest),
        ids(scanners.scanners().stream().map(ContentKey::of).toList()),
        digest(manifest.hash()));
  }

  private record Known(
      @Nullable StoredReport report,
      boolean current,
      boolean due,
      @Nullable FailedAttempt failure) {

    static Known of(Row row, Manifest manifest) throws SQLException {
      if (!ContentKey.ofLayers(manifest.layerDigests()).equals(row.id("layers"))) {
        throw new ManifestConflictException(manifest.hash());
      }
      return new Known(
          row.nullableText("state") == null ? null : Reports.report(row, manifest.hash()),
          row.truth("current"),
          row.truth("due"),
          FailedAttempts.read(row, manifest.hash()));
    }

    ManifestStatus status(List<MissingCells> missing, ServedLayers served) {
      List<MissingCells> own =
          missing.stream().filter(cells -> !served.servedBy().containsKey(cells.layer())).toList();
      return new ManifestStatus(report, current, due, own, served, failure);
    }
  }
}
