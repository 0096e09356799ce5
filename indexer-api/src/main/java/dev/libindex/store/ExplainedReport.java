package dev.libindex.store;

import java.util.Objects;

/**
 * A stored report together with its origin, both read at the same moment.
 *
 * @param report the report
 * @param origin when and from what it was made, and what it waits for
 */
public record ExplainedReport(StoredReport report, ReportOrigin origin) {

  public ExplainedReport {
    Objects.requireNonNull(report, "report");
    Objects.requireNonNull(origin, "origin");
  }
}
