package dev.libindex.postgres;

import static dev.libindex.postgres.Parameter.text;

import dev.libindex.mapping.MappingVersion;
import dev.libindex.model.Digest;
import dev.libindex.model.State;
import dev.libindex.store.ReportOrigin;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a report was made of, in one statement: a row for each mapping that there was. */
final class ExplainReport {
  private static final String SQL =
      """
      SELECT r.state, r.updated_at, r.partial_since, r.requeued, r.bound_seq, r.awaited,
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

  private final Digest manifest;
  private final List<MappingVersion> versions = new ArrayList<>();

  private ExplainReport(Digest manifest) {
    this.manifest = manifest;
  }

  static Optional<ReportOrigin> run(Database database, Digest manifest) {
    RoundTrip trip = new RoundTrip().add(SQL, text(manifest.toString()));
    return database.send(
        "explain the report of manifest " + manifest,
        trip,
        results -> new ExplainReport(manifest).read(results));
  }

  /** The last row's origin has the versions of all rows. */
  private Optional<ReportOrigin> read(Results results) throws SQLException {
    return results.all(this::origin).stream().reduce((before, last) -> last);
  }

  private ReportOrigin origin(ResultSet row) throws SQLException {
    if (row.getString("mapping") != null) {
      versions.add(ReadMapping.version(row));
    }
    return new ReportOrigin(
        State.parse(row.getString("state")),
        row.getTimestamp("updated_at").toInstant(),
        ReadStatus.instant(row.getTimestamp("partial_since")),
        row.getBoolean("requeued"),
        row.getLong("bound_seq"),
        versions,
        awaited(row.getArray("awaited")),
        NoteFailure.read(row, manifest));
  }

  private static Set<String> awaited(Array names) throws SQLException {
    Set<String> awaited = Set.of((String[]) names.getArray());
    names.free();
    return awaited;
  }
}
