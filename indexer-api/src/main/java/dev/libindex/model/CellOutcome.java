package dev.libindex.model;

import java.util.List;
import java.util.Objects;

/**
 * What one scanner reported about one layer besides its results.
 *
 * @param layer the layer
 * @param scanner the scanner
 * @param partialErrors what is missing and why; empty if nothing is missing
 * @param notices anything else that a reader should know
 */
public record CellOutcome(
    Digest layer, ScannerIdentity scanner, List<PartialError> partialErrors, List<Notice> notices) {

  /** Copies the lists. */
  public CellOutcome {
    Objects.requireNonNull(layer, "layer");
    Objects.requireNonNull(scanner, "scanner");
    partialErrors = List.copyOf(partialErrors);
    notices = List.copyOf(notices);
  }
}
