package dev.libindex.postgres.internal.reports;

import static dev.libindex.postgres.internal.sql.Parameter.digest;

import dev.libindex.mapping.MappingVersion;
import dev.libindex.model.Digest;
import dev.libindex.model.ScannerIdentity;
import dev.libindex.model.ScannerKind;
import dev.libindex.model.State;
import dev.libindex.postgres.internal.mappings.Mappings;
import dev.libindex.postgres.internal.sql.Database;
import dev.libindex.postgres.internal.sql.Result;
import dev.libindex.postgres.internal.sql.RoundTrip;
import dev.libindex.postgres.internal.sql.Row;
import dev.libindex.postgres.internal.sql.Transaction;
import dev.libindex.store.ExplainedReport;
import dev.libindex.store.PartialCell;
import dev.libindex.store.ReportOrigin;
import dev.libindex.store.StoredReport;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a report and what it was made of, in one round trip: the cells with partial errors, and a
 * row for each mapping that had a version.
 */
public final class ExplanationQuery {
  private static final String ORIGIN =
      """
      SELECT r.state, r.updated_at, r.partial_since, r.attempts, r.requeued, r.bound_seq, r.awaited,
        a.failures, a.cause, a.next_attempt, v.*
      FROM libindex.manifest m
      JOIN libindex.indexreport r ON r.manifest_id = m.id
      LEFT JOIN libindex.failed_attempt a ON a.manifest_id = m.id
      LEFT JOIN LATERAL (
        SELECT DISTINCT ON (mapping) *
        FROM libindex.mapping_version
        WHERE sequence <= r.bound_seq
        ORDER BY mapping, sequence DESC) v ON true
      WHERE m.hash = ?
      ORDER BY v.mapping
      """;

  private static final String PARTIAL_CELLS =
      """
      SELECT DISTINCT l.hash, s.name, s.version, s.kind, c.partial_since, c.attempts
      FROM libindex.manifest m
      JOIN libindex.indexreport r ON r.manifest_id = m.id
      JOIN libindex.scanner_set own ON own.id = r.scanner_set
      JOIN libindex.manifest_layer ml ON ml.manifest_id = m.id
      JOIN libindex.layer l ON l.id = coalesce(ml.presented_id, ml.layer_id)
      JOIN libindex.scanned_layer c ON c.layer_id = ml.layer_id AND c.scanner_id = ANY (own.scanners)
      JOIN libindex.scanner s ON s.id = c.scanner_id
      WHERE m.hash = ? AND c.partial_since IS NOT NULL
      ORDER BY l.hash, s.name, s.version, s.kind
      """;

  private ExplanationQuery() {}

  /** Reads the report of a manifest and its origin. */
  public static Optional<ExplainedReport> read(Database database, Digest manifest) {
    return database.transact(
        "explain the report of manifest " + manifest, transaction -> read(transaction, manifest));
  }

  private static Optional<ExplainedReport> read(Transaction transaction, Digest manifest)
      throws SQLException {
    RoundTrip trip = new RoundTrip();
    // In one snapshot, or the cells would not be those that the report was made of.
    trip.update("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
    Result<List<PartialCell>> cells =
        trip.query(PARTIAL_CELLS, ExplanationQuery::cell, digest(manifest));
    Result<List<ReportOrigin>> origins =
        trip.query(ORIGIN, row -> origin(row, manifest), digest(manifest));
    Result<Optional<StoredReport>> report = Reports.query(trip, manifest);
    transaction.commitWith(trip);
    Optional<ReportOrigin> origin = joined(origins.get(), cells.get());
    return report.get().map(found -> new ExplainedReport(found, origin.orElseThrow()));
  }

  private static PartialCell cell(Row row) throws SQLException {
    return new PartialCell(
        row.digest("hash"),
        new ScannerIdentity(
            row.text("name"), row.text("version"), ScannerKind.parse(row.text("kind"))),
        row.instant("partial_since"),
        row.integer("attempts"));
  }

  /** Reads the origin with at most one mapping version. */
  private static ReportOrigin origin(Row row, Digest manifest) throws SQLException {
    List<MappingVersion> version =
        row.nullableText("mapping") == null ? List.of() : List.of(Mappings.version(row));
    return new ReportOrigin(
        State.parse(row.text("state")),
        row.instant("updated_at"),
        row.nullableInstant("partial_since"),
        row.integer("attempts"),
        row.truth("requeued"),
        row.number("bound_seq"),
        version,
        Set.copyOf(row.texts("awaited")),
        List.of(),
        FailedAttempts.read(row, manifest));
  }

  /** Joins the rows, which differ only in their mapping version. */
  private static Optional<ReportOrigin> joined(List<ReportOrigin> rows, List<PartialCell> cells) {
    List<MappingVersion> versions =
        rows.stream().flatMap(row -> row.boundVersions().stream()).toList();
    return rows.stream().findFirst().map(row -> withParts(row, versions, cells));
  }

  private static ReportOrigin withParts(
      ReportOrigin origin, List<MappingVersion> versions, List<PartialCell> cells) {
    return new ReportOrigin(
        origin.state(),
        origin.updatedAt(),
        origin.partialSince(),
        origin.attempts(),
        origin.requeued(),
        origin.boundSequence(),
        versions,
        origin.awaitedMappings(),
        cells,
        origin.failure());
  }
}
