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
 * @param since when it was first scanned with partial errors, not counting those before its last
 *     scan without any
 * @param attempts how often it has been scanned since then, including that scan
 */
public record PartialCell(Digest layer, ScannerIdentity scanner, Instant since, int attempts) {

  public PartialCell {
    Objects.requireNonNull(layer, "layer");
    Objects.requireNonNull(scanner, "scanner");
    Objects.requireNonNull(since, "since");
  }
}
