package dev.libindex.memory;

import dev.libindex.model.PartialError;
import dev.libindex.store.Cell;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of one cell.
 *
 * @param cell the cell
 * @param partialSince when it was first scanned with partial errors, or null if it has none
 * @param attempts how often it was scanned since
 * @param retry whether its scanner shall look again
 */
record CellRecord(Cell cell, @Nullable Instant partialSince, int attempts, boolean retry) {

  static CellRecord after(@Nullable CellRecord before, Cell cell, Instant at) {
    if (cell.partialErrors().isEmpty()) {
      return new CellRecord(cell, null, 0, false);
    }
    return before == null || before.partialSince == null
        ? new CellRecord(cell, at, 1, false)
        : new CellRecord(cell, before.partialSince, before.attempts + 1, false);
  }

  boolean hasTransientErrors() {
    return cell.partialErrors().stream()
        .anyMatch(error -> error.reason() == PartialError.Reason.TRANSIENT);
  }

  CellRecord retried() {
    return new CellRecord(cell, partialSince, attempts, true);
  }
}
