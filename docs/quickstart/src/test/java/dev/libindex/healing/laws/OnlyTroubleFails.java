package dev.libindex.healing.laws;

import dev.libindex.model.IndexFailedException;

/** A call fails only where something was made to go wrong. */
final class OnlyTroubleFails implements Law {

  @Override
  public void check(Step step, Snapshot before, Snapshot after, World world) {
    if (world.log().hasStruck() || step instanceof Step.During || step instanceof Step.Troubled) {
      return;
    }
    for (RuntimeException failure : world.log().failures()) {
      if (!(failure instanceof IndexFailedException failed) || !isDue(failed, before, world)) {
        throw new AssertionError("nothing went wrong, but the call failed", failure);
      }
    }
  }

  /** Whether a layer cannot be had, or could not a short while ago. */
  private static boolean isDue(IndexFailedException failed, Snapshot before, World world) {
    Image image = Image.of(failed.report().manifestHash());
    boolean waiting =
        before
            .failure(image)
            .filter(failure -> failure.nextAttempt().isAfter(before.time()))
            .isPresent();
    return waiting || world.blobs().gone().stream().anyMatch(image::has);
  }
}
