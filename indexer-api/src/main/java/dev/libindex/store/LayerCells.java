package dev.libindex.store;

import dev.libindex.model.Digest;
import java.util.List;
import java.util.Objects;

/**
 * The cells of one layer of a manifest, as read from the store.
 *
 * @param layer the layer; if another layer serves it, the cells and the revision are that layer's
 * @param revision a number that grows whenever cells of the layer are written or removed. A
 *     revision is never reused, not for another layer either, nor if the layer is deleted and
 *     becomes known again
 * @param cells the cells, sorted by scanner
 */
public record LayerCells(Digest layer, long revision, List<Cell> cells) {

  /** Copies the list. */
  public LayerCells {
    Objects.requireNonNull(layer, "layer");
    cells = List.copyOf(cells);
  }
}
