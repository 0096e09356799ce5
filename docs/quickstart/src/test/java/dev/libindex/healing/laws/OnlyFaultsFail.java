package dev.libindex.healing.laws;

import dev.libindex.model.IndexFailedException;

/** A call fails only if a fault was injected or a layer is not served. */
final class OnlyFaultsFail implements Law {

  @Override
  public void check(Step step, Snapshot before, Snapshot after, Cluster cluster) {
    if (cluster.log().hasFaulted()
        || step instanceof Step.Interleaved
        || step instanceof Step.WithFault) {
      return;
    }
    for (RuntimeException failure : cluster.log().failures()) {
      if (!(failure instanceof IndexFailedException failed)
          || !isExpected(failed, before, cluster)) {
        throw new AssertionError("a call failed without a fault", failure);
      }
    }
  }

  /**
   * Returns whether a layer of the image is not served, or the back-off of an earlier failure has
   * not ended.
   */
  private static boolean isExpected(IndexFailedException failed, Snapshot before, Cluster cluster) {
    Image image = Image.of(failed.report().manifestHash());
    boolean waiting =
        before
            .failure(image)
            .filter(failure -> failure.nextAttempt().isAfter(before.time()))
            .isPresent();
    return waiting || cluster.blobs().withheld().stream().anyMatch(image::has);
  }
}
