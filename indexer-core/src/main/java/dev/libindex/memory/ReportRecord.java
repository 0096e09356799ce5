package dev.libindex.memory;

import dev.libindex.model.PartialError;
import dev.libindex.model.State;
import dev.libindex.store.IndexResult;
import dev.libindex.store.StoredReport;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A report and its history.
 *
 * @param state finished or partial
 * @param result its body, its inputs, and its searchable rows
 * @param updatedAt when the body last changed, or an attempt to improve it ended
 * @param partialSince since when it has been partial, or null
 * @param attempts how many times it has been stored as partial since then
 * @param requeued whether it is eligible for re-indexing
 * @param outdated whether cells that it was made from have been replaced since
 * @param claimedUntil until when a node has claimed it for healing
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
   * Returns the record of a report that is stored now.
   *
   * @param before the report that it replaces, or null
   * @param retryPending whether any cell that the previous report was requeued for still has to be
   *     scanned again
   */
  static ReportRecord after(
      @Nullable ReportRecord before, State state, IndexResult result, boolean retryPending) {
    if (before == null) {
      return first(state, result);
    }
    boolean requeued = before.requeued && retryPending;
    boolean sameBody = before.result.body().equals(result.body());
    boolean kept = sameBody && requeued == before.requeued;
    ReportRecord fresh = first(state, result);
    boolean stillPartial = state == State.INDEX_PARTIAL && before.partialSince != null;
    return new ReportRecord(
        state,
        result,
        kept ? before.updatedAt : result.at(),
        stillPartial ? before.partialSince : fresh.partialSince,
        stillPartial ? before.attempts + 1 : fresh.attempts,
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

  /** Returns whether another scan or a mapping can improve it. */
  boolean canImprove() {
    return result.reasons().stream().anyMatch(reason -> reason != PartialError.Reason.PERMANENT);
  }

  ReportRecord claimed(Instant until) {
    return new ReportRecord(
        state, result, updatedAt, partialSince, attempts, requeued, outdated, until);
  }

  ReportRecord asRequeued() {
    return new ReportRecord(
        state, result, updatedAt, partialSince, attempts, true, outdated, claimedUntil);
  }

  ReportRecord asOutdated() {
    return new ReportRecord(
        state, result, updatedAt, partialSince, attempts, requeued, true, claimedUntil);
  }

  StoredReport stored() {
    return new StoredReport(result.manifest(), state, result.body());
  }
}
