package dev.libindex.healing.laws;

import dev.libindex.model.Digest;
import dev.libindex.model.IndexReport;
import dev.libindex.model.ScannerIdentity;
import java.util.HashSet;
import java.util.Set;

/** What one scanner could not tell about one layer, and why. */
record Gap(Digest layer, ScannerIdentity scanner, String cause) {

  static Gap missing(Digest layer, ScannerIdentity scanner, String mapping) {
    return new Gap(layer, scanner, "mapping " + mapping + " is missing");
  }

  /** What a report says is missing. */
  static Set<Gap> of(IndexReport report) {
    Set<Gap> gaps = new HashSet<>();
    report
        .outcomes()
        .forEach(
            outcome ->
                outcome
                    .partialErrors()
                    .forEach(
                        error ->
                            gaps.add(new Gap(outcome.layer(), outcome.scanner(), error.cause()))));
    return gaps;
  }
}
