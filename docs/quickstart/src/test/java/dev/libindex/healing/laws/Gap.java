package dev.libindex.healing.laws;

import dev.libindex.model.Digest;
import dev.libindex.model.IndexReport;
import dev.libindex.model.ScannerIdentity;
import java.util.HashSet;
import java.util.Set;

/** Something that a report lacks: what one scanner could not find out about one layer, and why. */
record Gap(Digest layer, ScannerIdentity scanner, String cause) {

  static Gap missing(Digest layer, ScannerIdentity scanner, String mapping) {
    return new Gap(layer, scanner, "mapping " + mapping + " is missing");
  }

  /** Returns the gaps that a report lists. */
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
