package dev.libindex.model;

import java.util.List;
import java.util.Objects;

/**
 * What one scanner had to say about one layer besides its results.
 *
 * @param layer the layer
 * @param scanner the scanner
 * @param partialErrors why results are missing; empty if none are
 * @param notices what else a reader may want to know
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
