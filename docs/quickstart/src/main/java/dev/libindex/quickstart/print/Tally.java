package dev.libindex.quickstart.print;

import dev.libindex.listener.IndexListener;
import dev.libindex.listener.LayerCost;
import dev.libindex.model.Digest;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Records what each layer cost in this run. Each layer is counted once, however many images have
 * it.
 */
public final class Tally implements IndexListener {
  private final Map<Digest, LayerCost> scanned = new ConcurrentHashMap<>();

  @Override
  public void layerScanned(LayerCost cost) {
    scanned.put(cost.layer(), cost);
  }

  /**
   * Returns what the layer cost if this is the first call for it, and a cost of zero afterwards.
   */
  LayerCost claim(Digest layer) {
    LayerCost cost = scanned.remove(layer);
    return cost == null ? new LayerCost(layer, 0, 0, 0, 0, java.time.Duration.ZERO) : cost;
  }
}
