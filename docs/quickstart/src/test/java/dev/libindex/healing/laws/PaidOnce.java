package dev.libindex.healing.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.libindex.testdata.image.TestLayer;
import java.util.List;

/**
 * Invariant 2: a layer is requested only for cells that nobody has paid for, once, and again only
 * after a kill or a requeue. {@link LedgerModel} judges each request; the server counts them.
 */
final class PaidOnce implements Law {

  @Override
  public void check(Step step, Snapshot before, Snapshot after, Cluster cluster) {
    assertEquals(List.of(), cluster.ledger().violations());
    for (TestLayer layer : Image.allLayers()) {
      assertEquals(
          cluster.ledger().requests().getOrDefault(layer.digest(), 0L),
          cluster.blobs().requests(layer),
          () -> "requests that the server saw for " + layer.digest());
    }
  }
}
