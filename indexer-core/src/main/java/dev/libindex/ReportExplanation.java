package dev.libindex;

import dev.libindex.model.CellOutcome;
import dev.libindex.model.IndexReport;
import dev.libindex.model.PartialError;
import dev.libindex.store.PartialCell;
import dev.libindex.store.ReportOrigin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * An explanation of why a report is as it is.
 *
 * @param origin when and with which mapping versions the report was made, and what it waits for
 * @param causes why the report is partial, in the order of its layers; empty if it is not partial
 */
public record ReportExplanation(ReportOrigin origin, List<PartialCause> causes) {

  /** Copies the list. */
  public ReportExplanation {
    Objects.requireNonNull(origin, "origin");
    causes = List.copyOf(causes);
  }

  static ReportExplanation of(ReportOrigin origin, IndexReport report) {
    List<PartialCause> causes = new ArrayList<>();
    for (CellOutcome outcome : report.outcomes()) {
      for (PartialError error : outcome.partialErrors()) {
        causes.add(cause(origin, outcome, error));
      }
    }
    return new ReportExplanation(origin, causes);
  }

  /**
   * Returns a cause with its age: that of the cell for an error of a scan, that of the report for
   * an error of binding.
   */
  private static PartialCause cause(ReportOrigin origin, CellOutcome outcome, PartialError error) {
    Optional<PartialCell> cell =
        error.reason() == PartialError.Reason.MISSING_MAPPING
            ? Optional.empty()
            : origin.partialCells().stream()
                .filter(found -> found.layer().equals(outcome.layer()))
                .filter(found -> found.scanner().equals(outcome.scanner()))
                .findFirst();
    Instant partialSince = Objects.requireNonNullElse(origin.partialSince(), origin.updatedAt());
    return new PartialCause(
        outcome.layer(),
        outcome.scanner(),
        error,
        cell.map(PartialCell::since).orElse(partialSince),
        cell.map(PartialCell::attempts).orElse(origin.attempts()));
  }
}
