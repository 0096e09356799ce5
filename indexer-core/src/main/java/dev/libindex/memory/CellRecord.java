package dev.libindex.memory;

import dev.libindex.model.PartialError;
import dev.libindex.store.Cell;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A cell and its history.
 *
 * @param cell the cell
 * @param scannedAt when it was last scanned
 * @param partialSince when it was first scanned with partial errors, or null if it has none
 * @param attempts how many times it has been scanned since then
 * @param retry whether it is to be scanned again
 */
record CellRecord(
    Cell cell, Instant scannedAt, @Nullable Instant partialSince, int attempts, boolean retry) {

  static CellRecord after(@Nullable CellRecord before, Cell cell, Instant at) {
    if (cell.partialErrors().isEmpty()) {
      return new CellRecord(cell, at, null, 0, false);
    }
    return before == null || before.partialSince == null
        ? new CellRecord(cell, at, at, 1, false)
        : new CellRecord(cell, at, before.partialSince, before.attempts + 1, false);
  }

  boolean hasTransientErrors() {
    return cell.partialErrors().stream()
        .anyMatch(error -> error.reason() == PartialError.Reason.TRANSIENT);
  }

  /** Returns whether the scan hit a limit that has been raised since. */
  boolean hitRaisedLimit(Map<String, Long> limits) {
    return cell.partialErrors().stream()
        .map(PartialError::limit)
        .anyMatch(hit -> hit != null && hit.value() < limits.getOrDefault(hit.name(), 0L));
  }

  CellRecord markedForRetry() {
    return new CellRecord(cell, scannedAt, partialSince, attempts, true);
  }
}
