package dev.libindex.postgres.internal.reports;

import dev.libindex.model.State;
import dev.libindex.postgres.internal.catalogue.SearchableRows;
import dev.libindex.postgres.internal.content.Fingerprint;
import dev.libindex.store.Bytes;
import dev.libindex.store.IndexResult;

/**
 * A report that is ready to be stored, with the keys of its rows.
 *
 * @param state how indexing ended
 * @param result the report and what it was made of
 * @param bodyDigest SHA-256 of the result's body
 * @param rows the searchable rows
 */
record FinishedReport(State state, IndexResult result, Bytes bodyDigest, SearchableRows rows) {

  static FinishedReport of(State state, IndexResult result) {
    byte[] digest = Fingerprint.sha256(result.body().toByteArray());
    return new FinishedReport(
        state, result, Bytes.copyOf(digest), SearchableRows.of(result.groups()));
  }
}
