package dev.libindex.postgres;

import static dev.libindex.postgres.Parameter.bytes;
import static dev.libindex.postgres.Parameter.id;
import static dev.libindex.postgres.Parameter.ids;
import static dev.libindex.postgres.Parameter.instant;
import static dev.libindex.postgres.Parameter.nullableInstant;
import static dev.libindex.postgres.Parameter.number;
import static dev.libindex.postgres.Parameter.text;
import static dev.libindex.postgres.Parameter.texts;
import static dev.libindex.postgres.Parameter.truth;

import dev.libindex.model.PartialError;
import dev.libindex.model.ScannerIdentity;
import dev.libindex.model.State;
import dev.libindex.store.IndexResult;
import java.util.List;

/**
 * The writing half of the finishing transaction, in one round trip. The searchable rows follow from
 * the body: where it stays, they do.
 */
final class WriteReport {
  private final FinishedReport report;
  private final LockedManifest locked;
  private final Parameter manifest;

  WriteReport(FinishedReport report, LockedManifest locked) {
    this.report = report;
    this.locked = locked;
    this.manifest = number(locked.manifestId());
  }

  /** Whether the manifest has no report so far, or one of another content. */
  boolean replacesBody() {
    return !locked.before().bodies().contains(report.bodyDigest());
  }

  RoundTrip trip() {
    RoundTrip trip = new RoundTrip();
    addScannerSet(trip);
    if (!locked.hasBody()) {
      addBody(trip);
    }
    if (replacesBody()) {
      new WriteCatalogue(report.rows(), locked).addTo(trip);
      new WriteIndexRows(report.rows().index(), locked).addTo(trip);
    }
    addReport(trip);
    return trip.add("DELETE FROM libindex.failed_attempt WHERE manifest_id = ?", manifest);
  }

  private void addScannerSet(RoundTrip trip) {
    List<ScannerIdentity> scanners = report.result().scanners().scanners();
    trip.add(
        """
        INSERT INTO libindex.scanner_set (id, scanners) VALUES (?, ?)
        ON CONFLICT DO NOTHING
        """,
        id(ContentKey.of(report.result().scanners())),
        ids(scanners.stream().map(ContentKey::of).toList()));
  }

  private void addBody(RoundTrip trip) {
    trip.add(
        """
        INSERT INTO libindex.report_body (digest, content) VALUES (?, ?)
        ON CONFLICT DO NOTHING
        """,
        bytes(report.bodyDigest().toByteArray()),
        bytes(Zlib.deflate(report.result().body().toByteArray())));
  }

  /**
   * A report that stays the same in everything is not written, so that repeating costs nothing. One
   * that was requeued stays so while cells are to be scanned again; a first one never is.
   */
  private void addReport(RoundTrip trip) {
    IndexResult result = report.result();
    boolean partial = report.state() == State.INDEX_PARTIAL;
    Parameter retried = truth(locked.cells().retries() > 0);
    trip.add(
        """
        INSERT INTO libindex.indexreport AS r
          (manifest_id, state, scanner_set, body, bound_seq, awaited, reasons, updated_at,
            partial_since, attempts)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (manifest_id) DO UPDATE SET
          state = excluded.state,
          scanner_set = excluded.scanner_set,
          body = excluded.body,
          bound_seq = excluded.bound_seq,
          awaited = excluded.awaited,
          reasons = excluded.reasons,
          updated_at = CASE WHEN r.body = excluded.body AND NOT (r.requeued AND NOT ?)
            THEN r.updated_at ELSE excluded.updated_at END,
          partial_since = CASE WHEN excluded.partial_since IS NOT NULL
            THEN coalesce(r.partial_since, excluded.partial_since) END,
          attempts = CASE WHEN excluded.partial_since IS NOT NULL THEN r.attempts + 1 ELSE 0 END,
          requeued = r.requeued AND ?,
          due = false,
          claimed_until = '-infinity'
        WHERE r.requeued AND NOT ? OR r.due OR r.claimed_until <> '-infinity'
          OR (r.state, r.scanner_set, r.body, r.bound_seq, r.awaited) IS DISTINCT FROM
            (excluded.state, excluded.scanner_set, excluded.body, excluded.bound_seq,
              excluded.awaited)
        """,
        manifest,
        text(report.state().text()),
        id(ContentKey.of(result.scanners())),
        bytes(report.bodyDigest().toByteArray()),
        number(result.mappingSequence()),
        texts(result.awaitedMappings().stream().sorted().toList()),
        texts(result.reasons().stream().map(PartialError.Reason::text).sorted().toList()),
        instant(result.at()),
        nullableInstant(partial ? result.at() : null),
        number(partial ? 1 : 0),
        retried,
        retried,
        retried);
  }
}
