package dev.libindex.postgres.internal.reports;

import static dev.libindex.postgres.internal.sql.Parameter.bytes;
import static dev.libindex.postgres.internal.sql.Parameter.id;
import static dev.libindex.postgres.internal.sql.Parameter.ids;
import static dev.libindex.postgres.internal.sql.Parameter.instant;
import static dev.libindex.postgres.internal.sql.Parameter.nullableInstant;
import static dev.libindex.postgres.internal.sql.Parameter.number;
import static dev.libindex.postgres.internal.sql.Parameter.text;
import static dev.libindex.postgres.internal.sql.Parameter.texts;
import static dev.libindex.postgres.internal.sql.Parameter.truth;

import dev.libindex.model.PartialError;
import dev.libindex.model.ScannerIdentity;
import dev.libindex.model.State;
import dev.libindex.postgres.internal.catalogue.Catalogue;
import dev.libindex.postgres.internal.catalogue.ManifestIndex;
import dev.libindex.postgres.internal.content.ContentKey;
import dev.libindex.postgres.internal.content.Zlib;
import dev.libindex.postgres.internal.sql.Parameter;
import dev.libindex.postgres.internal.sql.RoundTrip;
import dev.libindex.store.IndexResult;
import java.util.List;

/**
 * The writing half of the finishing transaction, in one round trip. The searchable rows follow from
 * the body: if it stays the same, so do they.
 */
final class ReportWriter {
  private final FinishedReport report;
  private final LockedManifest locked;
  private final Parameter manifest;

  ReportWriter(FinishedReport report, LockedManifest locked) {
    this.report = report;
    this.locked = locked;
    this.manifest = number(locked.manifestId());
  }

  void addTo(RoundTrip trip) {
    insertScannerSet(trip);
    if (!locked.hasBody()) {
      insertBody(trip);
    }
    if (!locked.hasReportWith(report.bodyDigest())) {
      Catalogue.insert(trip, report.rows(), locked.catalogue());
      ManifestIndex.replace(trip, locked.manifestId(), report.rows().index(), locked::layerId);
    }
    upsertReport(trip);
    trip.update("DELETE FROM libindex.failed_attempt WHERE manifest_id = ?", manifest);
  }

  private void insertScannerSet(RoundTrip trip) {
    List<ScannerIdentity> scanners = report.result().scanners().scanners();
    trip.update(
        """
        INSERT INTO libindex.scanner_set (id, scanners) VALUES (?, ?)
        ON CONFLICT DO NOTHING
        """,
        id(ContentKey.of(report.result().scanners())),
        ids(scanners.stream().map(ContentKey::of).toList()));
  }

  private void insertBody(RoundTrip trip) {
    trip.update(
        """
        INSERT INTO libindex.report_body (digest, content) VALUES (?, ?)
        ON CONFLICT DO NOTHING
        """,
        bytes(report.bodyDigest().toByteArray()),
        bytes(Zlib.deflate(report.result().body())));
  }

  /**
   * Writes nothing if the report stays the same in everything, so that repeating costs nothing. A
   * requeued report stays requeued while cells are to be scanned again.
   */
  private void upsertReport(RoundTrip trip) {
    IndexResult result = report.result();
    boolean partial = report.state() == State.INDEX_PARTIAL;
    Parameter retried = truth(locked.cells().retries() > 0);
    trip.update(
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
