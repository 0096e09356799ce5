package dev.libindex.postgres;

import static dev.libindex.postgres.Parameter.bytes;
import static dev.libindex.postgres.Parameter.ids;
import static dev.libindex.postgres.Parameter.text;

import dev.libindex.model.ScannerIdentity;
import dev.libindex.store.Bytes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Locks what a report rests on and reads how it stands, in one round trip. Each statement sees what
 * was committed while those before it waited.
 *
 * <p>Locks are taken in the order that all transactions keep: manifest, layers by id, mappings, and
 * then what reports share, by kind and key. A share lock on a layer rather than on each of its
 * cells: a lock is a write.
 */
final class LockForFinish {
  private static final String LAYERS =
      """
      SELECT ml.layer_id
      FROM libindex.manifest_layer ml
      JOIN libindex.manifest m ON m.id = ml.manifest_id
      WHERE m.hash = ?
      """;

  private final Parameter manifest;
  private final FinishedReport report;

  LockForFinish(FinishedReport report) {
    this.manifest = text(report.result().manifest().toString());
    this.report = report;
  }

  RoundTrip trip() {
    RoundTrip trip = new RoundTrip();
    lock(trip);
    readReportBefore(trip);
    pinWhatIsShared(trip);
    return trip;
  }

  private void lock(RoundTrip trip) {
    List<ScannerIdentity> scanners = report.result().scanners().scanners();
    trip.add("SELECT id FROM libindex.manifest WHERE hash = ? FOR NO KEY UPDATE", manifest)
        .add(
            "SELECT hash, id, revision FROM libindex.layer WHERE id IN ("
                + LAYERS
                + ") ORDER BY id FOR SHARE",
            manifest)
        .add("SELECT last FROM libindex.mapping_sequence FOR SHARE")
        .add(
            "SELECT count(*) AS cells, count(*) FILTER (WHERE retry) AS retries"
                + " FROM libindex.scanned_layer WHERE scanner_id = ANY (?)"
                + " AND layer_id IN ("
                + LAYERS
                + ")",
            ids(scanners.stream().map(ContentKey::of).toList()),
            manifest);
  }

  private void readReportBefore(RoundTrip trip) {
    trip.add(
            """
            SELECT r.body
            FROM libindex.indexreport r
            JOIN libindex.manifest m ON m.id = r.manifest_id
            WHERE m.hash = ?
            """,
            manifest)
        .add(
            """
            SELECT DISTINCT i.package_group
            FROM libindex.manifest_index i
            JOIN libindex.manifest m ON m.id = i.manifest_id
            WHERE m.hash = ?
            """,
            manifest);
  }

  /** What is there already need not be sent, and is kept from being collected. */
  private void pinWhatIsShared(RoundTrip trip) {
    trip.add(
            "SELECT digest FROM libindex.report_body WHERE digest = ? FOR KEY SHARE",
            bytes(report.bodyDigest().toByteArray()))
        .add(
            "SELECT id FROM libindex.package_group WHERE id = ANY (?) ORDER BY id FOR KEY SHARE",
            ids(report.rows().packageGroups().keySet()))
        .add(
            "SELECT id FROM libindex.repo_set WHERE id = ANY (?) ORDER BY id FOR KEY SHARE",
            ids(report.rows().repositorySets().keySet()));
  }

  LockedManifest read(Results results) throws SQLException {
    return new LockedManifest(
        results.one(row -> row.getLong("id")).orElse(null),
        results.all(LockForFinish::layer),
        results.one(row -> row.getLong("last")).orElseThrow(),
        results.one(LockForFinish::cells).orElseThrow(),
        new Leftovers(
            results.all(row -> Bytes.copyOf(row.getBytes("body"))),
            results.all(row -> row.getObject("package_group", UUID.class))),
        results.one(row -> row.getBytes("digest")).isPresent(),
        Set.copyOf(results.all(row -> row.getObject("id", UUID.class))),
        Set.copyOf(results.all(row -> row.getObject("id", UUID.class))));
  }

  private static LockedManifest.Cells cells(ResultSet row) throws SQLException {
    return new LockedManifest.Cells(row.getLong("cells"), row.getLong("retries"));
  }

  private static LockedManifest.Layer layer(ResultSet row) throws SQLException {
    return new LockedManifest.Layer(
        row.getString("hash"), row.getLong("id"), row.getLong("revision"));
  }
}
