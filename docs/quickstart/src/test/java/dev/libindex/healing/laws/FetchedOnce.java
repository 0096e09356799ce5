package dev.libindex.healing.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.libindex.testdata.image.TestLayer;
import java.util.List;

/**
 * A layer is requested once for cells that do not exist, and again only after a fault or a requeue.
 * {@link LedgerModel} decides which requests are allowed; the server counts them.
 */
final class FetchedOnce implements Law {

  @Override
  public void check(Step step, Snapshot before, Snapshot after, Cluster cluster) {
    assertEquals(List.of(), cluster.ledger().violations());
    for (TestLayer layer : Image.allLayers()) {
      assertEquals(
          cluster.ledger().requests().getOrDefault(layer.digest(), 0L),
          cluster.blobs().requests(layer),
          () -> "requests at the server for " + layer.digest());
    }
  }
}
