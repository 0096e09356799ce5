package dev.libindex.healing.laws;

import dev.libindex.model.IndexFailedException;

/** A call fails only where something was made to go wrong. */
final class OnlyFaultsFail implements Law {

  @Override
  public void check(Step step, Snapshot before, Snapshot after, Cluster cluster) {
    if (cluster.log().hasFaulted()
        || step instanceof Step.Interleaved
        || step instanceof Step.WithFault) {
      return;
    }
    for (RuntimeException failure : cluster.log().failures()) {
      if (!(failure instanceof IndexFailedException failed) || !isDue(failed, before, cluster)) {
        throw new AssertionError("nothing went wrong, but the call failed", failure);
      }
    }
  }

  /** Whether a layer cannot be had, or could not a short while ago. */
  private static boolean isDue(IndexFailedException failed, Snapshot before, Cluster cluster) {
    Image image = Image.of(failed.report().manifestHash());
    boolean waiting =
        before
            .failure(image)
            .filter(failure -> failure.nextAttempt().isAfter(before.time()))
            .isPresent();
    return waiting || cluster.blobs().gone().stream().anyMatch(image::has);
  }
}
