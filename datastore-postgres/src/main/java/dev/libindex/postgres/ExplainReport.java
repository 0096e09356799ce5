package dev.libindex.postgres;

import static dev.libindex.postgres.Parameter.text;

import dev.libindex.mapping.MappingVersion;
import dev.libindex.model.Digest;
import dev.libindex.model.ScannerIdentity;
import dev.libindex.model.ScannerKind;
import dev.libindex.model.State;
import dev.libindex.store.ExplainedReport;
import dev.libindex.store.PartialCell;
import dev.libindex.store.ReportOrigin;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a report was made of, in one round trip: the cells with partial errors, and a row for each
 * mapping that there was.
 */
final class ExplainReport {
  private static final String SQL =
      """
      SELECT r.state, r.updated_at, r.partial_since, r.attempts, r.requeued, r.bound_seq, r.awaited,
        a.failures, a.cause, a.next_attempt, b.content, v.*
      FROM libindex.manifest m
      JOIN libindex.indexreport r ON r.manifest_id = m.id
      JOIN libindex.report_body b ON b.digest = r.body
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
      JOIN libindex.layer l ON l.id = ml.layer_id
      JOIN libindex.scanned_layer c ON c.layer_id = l.id AND c.scanner_id = ANY (own.scanners)
      JOIN libindex.scanner s ON s.id = c.scanner_id
      WHERE m.hash = ? AND c.partial_since IS NOT NULL
      ORDER BY l.hash, s.name, s.version, s.kind
      """;

  private final Digest manifest;
  private final List<PartialCell> cells = new ArrayList<>();
  private final List<MappingVersion> versions = new ArrayList<>();

  private ExplainReport(Digest manifest) {
    this.manifest = manifest;
  }

  static Optional<ExplainedReport> run(Database database, Digest manifest) {
    Parameter hash = text(manifest.toString());
    RoundTrip trip = new RoundTrip().add(PARTIAL_CELLS, hash).add(SQL, hash);
    return database.send(
        "explain the report of manifest " + manifest,
        trip,
        results -> new ExplainReport(manifest).read(results));
  }

  /** The last row's origin has the versions of all rows. */
  private Optional<ExplainedReport> read(Results results) throws SQLException {
    cells.addAll(results.all(ExplainReport::cell));
    return results.all(this::explained).stream().reduce((before, last) -> last);
  }

  private ExplainedReport explained(ResultSet row) throws SQLException {
    return new ExplainedReport(ReadReport.report(manifest, row), origin(row));
  }

  private static PartialCell cell(ResultSet row) throws SQLException {
    return new PartialCell(
        Digest.parse(row.getString("hash")),
        new ScannerIdentity(
            row.getString("name"),
            row.getString("version"),
            ScannerKind.parse(row.getString("kind"))),
        row.getTimestamp("partial_since").toInstant(),
        row.getInt("attempts"));
  }

  private ReportOrigin origin(ResultSet row) throws SQLException {
    if (row.getString("mapping") != null) {
      versions.add(ReadMapping.version(row));
    }
    return new ReportOrigin(
        State.parse(row.getString("state")),
        row.getTimestamp("updated_at").toInstant(),
        ReadStatus.instant(row.getTimestamp("partial_since")),
        row.getInt("attempts"),
        row.getBoolean("requeued"),
        row.getLong("bound_seq"),
        versions,
        awaited(row.getArray("awaited")),
        cells,
        NoteFailure.read(row, manifest));
  }

  private static Set<String> awaited(Array names) throws SQLException {
    Set<String> awaited = Set.of((String[]) names.getArray());
    names.free();
    return awaited;
  }
}
