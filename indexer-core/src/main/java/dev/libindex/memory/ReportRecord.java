package dev.libindex.memory;

import dev.libindex.model.State;
import dev.libindex.store.IndexResult;
import dev.libindex.store.StoredReport;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of one report.
 *
 * @param state finished or partial
 * @param result its body, what it was made of, and its searchable rows
 * @param updatedAt when the body changed, or an attempt to make it better ended
 * @param partialSince since when it is partial, or null
 * @param requeued whether it is eligible for re-indexing
 * @param outdated whether cells that it was made of have been replaced since
 * @param claimedUntil who heals it has it until then
 */
record ReportRecord(
    State state,
    IndexResult result,
    Instant updatedAt,
    @Nullable Instant partialSince,
    boolean requeued,
    boolean outdated,
    Instant claimedUntil) {

  /** What follows this report, or nothing, when the manifest is finished again. */
  static ReportRecord after(@Nullable ReportRecord before, State state, IndexResult result) {
    boolean kept = before != null && !before.requeued && before.result.body().equals(result.body());
    Instant since = before == null ? null : before.partialSince;
    return new ReportRecord(
        state,
        result,
        kept && before != null ? before.updatedAt : result.at(),
        state == State.INDEX_PARTIAL ? (since == null ? result.at() : since) : null,
        false,
        false,
        Instant.MIN);
  }

  ReportRecord claimed(Instant until) {
    return new ReportRecord(state, result, updatedAt, partialSince, requeued, outdated, until);
  }

  ReportRecord withRequeued() {
    return new ReportRecord(state, result, updatedAt, partialSince, true, outdated, claimedUntil);
  }

  /** One that was requeued is eligible anyway, and stays so until all its cells are written. */
  ReportRecord withCellsReplaced() {
    return new ReportRecord(
        state, result, updatedAt, partialSince, requeued, outdated || !requeued, claimedUntil);
  }

  StoredReport stored() {
    return new StoredReport(result.manifest(), state, result.body());
  }
}
