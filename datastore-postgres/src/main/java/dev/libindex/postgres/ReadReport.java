package dev.libindex.postgres;

import static dev.libindex.postgres.Parameter.text;

import dev.libindex.model.Digest;
import dev.libindex.model.State;
import dev.libindex.store.StoredReport;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** The last report of a manifest. */
final class ReadReport {
  private ReadReport() {}

  static Optional<StoredReport> run(Database database, Digest manifest) {
    RoundTrip trip =
        new RoundTrip()
            .add(
                """
                SELECT r.state, b.content
                FROM libindex.manifest m
                JOIN libindex.indexreport r ON r.manifest_id = m.id
                JOIN libindex.report_body b ON b.digest = r.body
                WHERE m.hash = ?
                """,
                text(manifest.toString()));
    return database.send(
        "read the report of manifest " + manifest,
        trip,
        results -> results.one(row -> report(manifest, row)));
  }

  static StoredReport report(Digest manifest, ResultSet row) throws SQLException {
    return new StoredReport(
        manifest, State.parse(row.getString("state")), Zlib.inflate(row.getBytes("content")));
  }
}
