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
import dev.libindex.postgres.internal.catalogue.SearchableRows;
import dev.libindex.postgres.internal.content.ContentKey;
import dev.libindex.postgres.internal.content.Zlib;
import dev.libindex.postgres.internal.sql.Parameter;
import dev.libindex.postgres.internal.sql.RoundTrip;
import dev.libindex.store.Bytes;
import dev.libindex.store.IndexResult;
import java.util.List;

/**
 * A report that is ready to be stored, with the keys of its rows. It adds the statements of the
 * finishing transaction that write it, in one round trip. The searchable rows follow from the body:
 * if it stays the same, so do they.
 *
 * @param state how indexing ended
 * @param result the report and what it was made of
 * @param bodyDigest SHA-256 of the result's body
 * @param rows the searchable rows
 */
record FinishedReport(State state, IndexResult result, Bytes bodyDigest, SearchableRows rows) {

  static FinishedReport of(State state, IndexResult result) {
    byte[] digest = ContentKey.sha256(result.body().toByteArray());
    return new FinishedReport(
        state, result, Bytes.copyOf(digest), SearchableRows.of(result.groups()));
  }

  /** Adds the statements that store the report of a manifest that is locked. */
  void addTo(RoundTrip trip, LockedManifest locked) {
    insertScannerSet(trip);
    if (!locked.hasBody()) {
      insertBody(trip);
    }
    if (!locked.hasReportWith(bodyDigest)) {
      Catalogue.insert(trip, rows, locked.catalogue());
      ManifestIndex.replace(trip, locked.manifestId(), rows.index(), locked::layerId);
    }
    upsertReport(trip, locked);
    trip.update(
        "DELETE FROM libindex.failed_attempt WHERE manifest_id = ?", number(locked.manifestId()));
  }

  private void insertScannerSet(RoundTrip trip) {
    List<ScannerIdentity> scanners = result.scanners().scanners();
    trip.update(
        """
        INSERT INTO libindex.scanner_set (id, scanners) VALUES (?, ?)
        ON CONFLICT DO NOTHING
        """,
        id(ContentKey.of(result.scanners())),
        ids(scanners.stream().map(ContentKey::of).toList()));
  }

  private void insertBody(RoundTrip trip) {
    trip.update(
        """
        INSERT INTO libindex.report_body (digest, content) VALUES (?, ?)
        ON CONFLICT DO NOTHING
        """,
        bytes(bodyDigest.toByteArray()),
        bytes(Zlib.deflate(result.body())));
  }

  /**
   * Adds the statement that stores the report. It writes nothing if nothing about the report has
   * changed. A requeued report stays requeued while cells are to be scanned again.
   */
  private void upsertReport(RoundTrip trip, LockedManifest locked) {
    boolean partial = state == State.INDEX_PARTIAL;
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
        number(locked.manifestId()),
        text(state.text()),
        id(ContentKey.of(result.scanners())),
        bytes(bodyDigest.toByteArray()),
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
