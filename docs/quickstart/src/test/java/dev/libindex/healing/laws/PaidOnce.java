package dev.libindex.healing.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.libindex.testdata.image.TestLayer;
import java.util.List;

/**
 * Invariant 2: a layer is requested only for cells that nobody has paid for, once, and again only
 * after a kill or a requeue. {@link Payments} judges each request; the server counts them.
 */
final class PaidOnce implements Law {

  @Override
  public void check(Step step, Snapshot before, Snapshot after, World world) {
    assertEquals(List.of(), world.payments().violations());
    for (TestLayer layer : Image.allLayers()) {
      assertEquals(
          world.payments().requests().getOrDefault(layer.digest(), 0L),
          world.blobs().requests(layer),
          () -> "requests that the server saw for " + layer.digest());
    }
  }
}
