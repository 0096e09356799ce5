package dev.libindex.testdata.report;

import java.util.List;

/**
 * The differences of two reports, as text.
 *
 * @param lines one difference per line, indented below what it belongs to; empty if the reports
 *     agree
 */
public record ReportDifference(List<String> lines) {
  private static final String LEGEND =
      "Index reports differ (- only expected, + only found, ~ differs: expected → found)";

  /** Copies the list. */
  public ReportDifference {
    lines = List.copyOf(lines);
  }

  /** Returns whether the reports agree. */
  public boolean isEmpty() {
    return lines.isEmpty();
  }

  /** Returns the lines below a legend, or a note that the reports agree. */
  @Override
  public String toString() {
    return isEmpty() ? "Index reports agree" : LEGEND + "\n  " + String.join("\n  ", lines) + "\n";
  }
}
