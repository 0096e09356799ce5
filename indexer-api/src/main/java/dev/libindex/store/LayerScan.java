package dev.libindex.store;

import dev.libindex.model.Digest;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * The cells to write after one pass over a layer.
 *
 * @param layer the layer; if no known manifest has it any more, nothing is written
 * @param fence the fence of the lease under which the layer was read
 * @param at when it was scanned, by the clock of this process
 * @param cells one per scanner that read the layer
 */
public record LayerScan(Digest layer, long fence, Instant at, List<Cell> cells) {

  /** Copies the list. */
  public LayerScan {
    Objects.requireNonNull(layer, "layer");
    Objects.requireNonNull(at, "at");
    cells = List.copyOf(cells);
  }
}
