package dev.libindex.memory;

import dev.libindex.model.PartialError;
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
 * @param attempts how often it was stored as partial since then
 * @param requeued whether it is eligible for re-indexing
 * @param outdated whether cells that it was made of have been replaced since
 * @param claimedUntil who heals it has it until then
 */
record ReportRecord(
    State state,
    IndexResult result,
    Instant updatedAt,
    @Nullable Instant partialSince,
    int attempts,
    boolean requeued,
    boolean outdated,
    Instant claimedUntil) {

  /**
   * What follows this report, or nothing, when the manifest is finished again.
   *
   * @param retried whether cells that it was requeued for have still to be scanned again
   */
  static ReportRecord after(
      @Nullable ReportRecord before, State state, IndexResult result, boolean retried) {
    if (before == null) {
      return first(state, result);
    }
    boolean requeued = before.requeued && retried;
    boolean sameBody = before.result.body().equals(result.body());
    boolean kept = sameBody && requeued == before.requeued;
    ReportRecord anew = first(state, result);
    boolean stillPartial = state == State.INDEX_PARTIAL && before.partialSince != null;
    return new ReportRecord(
        state,
        result,
        kept ? before.updatedAt : result.at(),
        stillPartial ? before.partialSince : anew.partialSince,
        stillPartial ? before.attempts + 1 : anew.attempts,
        requeued,
        false,
        Instant.MIN);
  }

  private static ReportRecord first(State state, IndexResult result) {
    boolean partial = state == State.INDEX_PARTIAL;
    return new ReportRecord(
        state,
        result,
        result.at(),
        partial ? result.at() : null,
        partial ? 1 : 0,
        false,
        false,
        Instant.MIN);
  }

  /** Whether another scan or a mapping can make it better. */
  boolean mayBecomeBetter() {
    return result.reasons().stream().anyMatch(reason -> reason != PartialError.Reason.PERMANENT);
  }

  ReportRecord claimed(Instant until) {
    return new ReportRecord(
        state, result, updatedAt, partialSince, attempts, requeued, outdated, until);
  }

  ReportRecord withRequeued() {
    return new ReportRecord(
        state, result, updatedAt, partialSince, attempts, true, outdated, claimedUntil);
  }

  ReportRecord withCellsReplaced() {
    return new ReportRecord(
        state, result, updatedAt, partialSince, attempts, requeued, true, claimedUntil);
  }

  StoredReport stored() {
    return new StoredReport(result.manifest(), state, result.body());
  }
}
