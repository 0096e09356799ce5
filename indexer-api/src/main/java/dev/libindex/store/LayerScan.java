package dev.libindex.store;

import dev.libindex.model.Digest;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The cells to write after one pass over a layer.
 *
 * @param layer the layer; if no known manifest has it any more, nothing is written
 * @param fence the fence of the lease under which the layer was read
 * @param at when it was scanned, by the clock of this process
 * @param cells one per scanner that read the layer
 * @param diffId the SHA-256 of the tar, computed while it was read, or null if it was not computed
 */
public record LayerScan(
    Digest layer, long fence, Instant at, List<Cell> cells, @Nullable Digest diffId) {

  /** Copies the list. */
  public LayerScan {
    Objects.requireNonNull(layer, "layer");
    Objects.requireNonNull(at, "at");
    cells = List.copyOf(cells);
  }

  /** Creates a scan that did not compute the diffID. */
  public LayerScan(Digest layer, long fence, Instant at, List<Cell> cells) {
    this(layer, fence, at, cells, null);
  }
}
