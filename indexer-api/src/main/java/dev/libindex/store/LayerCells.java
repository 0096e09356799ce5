package dev.libindex.store;

import dev.libindex.model.Digest;
import java.util.List;
import java.util.Objects;

/**
 * The cells of one layer as they were read.
 *
 * @param layer the layer
 * @param revision grows whenever cells of the layer are written or removed; once that has happened,
 *     never what it was before, even if the layer was forgotten and is known again
 * @param cells sorted by scanner
 */
public record LayerCells(Digest layer, long revision, List<Cell> cells) {

  /** Copies the list. */
  public LayerCells {
    Objects.requireNonNull(layer, "layer");
    cells = List.copyOf(cells);
  }
}
