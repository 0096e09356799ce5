package dev.libindex.store;

import dev.libindex.model.Digest;
import dev.libindex.model.ScannerSet;
import java.util.Objects;

/**
 * A layer that some scanners have yet to look at.
 *
 * @param layer the layer
 * @param scanners the scanners that have not looked at it, at least one
 */
public record MissingCells(Digest layer, ScannerSet scanners) {

  public MissingCells {
    Objects.requireNonNull(layer, "layer");
    Objects.requireNonNull(scanners, "scanners");
  }
}
