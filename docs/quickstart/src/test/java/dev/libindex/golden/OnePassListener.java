package dev.libindex.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.libindex.listener.IndexListener;
import dev.libindex.listener.LayerCost;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Collects the layers that were fetched a second time for the sake of a link. Thread-safe. */
final class OnePassListener implements IndexListener {
  private final List<LayerCost> fetchedAgain = new CopyOnWriteArrayList<>();

  @Override
  public void layerScanned(LayerCost cost) {
    if (cost.requests() != 1) {
      fetchedAgain.add(cost);
    }
  }

  void assertNone() {
    assertEquals(List.of(), fetchedAgain);
  }
}
