package dev.libindex.testdata.report;

import java.util.List;

/**
 * What differs between two reports, in words.
 *
 * @param lines one finding a line, indented by what it belongs to; none where the reports agree
 */
public record ReportDifference(List<String> lines) {
  private static final String LEGEND =
      "Index reports differ (- only expected, + only found, ~ differs: expected → found)";

  /** Copies the list. */
  public ReportDifference {
    lines = List.copyOf(lines);
  }

  /** Whether the reports agree. */
  public boolean isEmpty() {
    return lines.isEmpty();
  }

  /** The lines under a legend, or a word that there are none. */
  @Override
  public String toString() {
    return isEmpty() ? "Index reports agree" : LEGEND + "\n  " + String.join("\n  ", lines) + "\n";
  }
}
