package dev.libindex.store;

import dev.libindex.model.Digest;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Cells to be written after one pass over a layer.
 *
 * @param layer the layer; if no known manifest has it any more, writing does nothing
 * @param fence that of the lease under which the layer was read
 * @param at when, by the clock of the process
 * @param cells one per scanner that read it
 */
public record LayerScan(Digest layer, long fence, Instant at, List<Cell> cells) {

  /** Copies the list. */
  public LayerScan {
    Objects.requireNonNull(layer, "layer");
    Objects.requireNonNull(at, "at");
    cells = List.copyOf(cells);
  }
}
