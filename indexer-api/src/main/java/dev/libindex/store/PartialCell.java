package dev.libindex.store;

import dev.libindex.model.Digest;
import dev.libindex.model.ScannerIdentity;
import java.time.Instant;
import java.util.Objects;

/**
 * A cell whose scan had partial errors.
 *
 * @param layer the layer
 * @param scanner the scanner
 * @param since when the current series of scans with partial errors began; a scan without any ends
 *     a series
 * @param attempts the number of scans in that series
 */
public record PartialCell(Digest layer, ScannerIdentity scanner, Instant since, int attempts) {

  public PartialCell {
    Objects.requireNonNull(layer, "layer");
    Objects.requireNonNull(scanner, "scanner");
    Objects.requireNonNull(since, "since");
  }
}
