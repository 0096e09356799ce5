package dev.libindex.healing.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Objects;

/**
 * {@code updatedAt} changes only when the report's bytes change or a requeue ends; {@code
 * partialSince} is kept as long as the report is partial.
 */
final class OnlyChangesMoveUpdatedAt implements Law {

  @Override
  public void check(Step step, Snapshot before, Snapshot after, Cluster cluster) {
    for (Image image : Image.values()) {
      if (!cluster.log().hasDeleted(image)
          && before.report(image).isPresent()
          && after.report(image).isPresent()) {
        ObservedReport old = before.report(image).get();
        ObservedReport now = after.report(image).get();
        checkUpdated(image, old, now, before, cluster);
        checkPartialSince(image, old, now, cluster);
      }
    }
  }

  private static void checkUpdated(
      Image image, ObservedReport old, ObservedReport now, Snapshot before, Cluster cluster) {
    boolean changed = cluster.log().hasStoredOther(image, old.stored().body());
    if (!changed && !cluster.log().hasEndedRequeue(image)) {
      assertEquals(
          old.origin().updatedAt(),
          now.origin().updatedAt(),
          () -> "updatedAt of " + image + ", whose report did not change");
    } else {
      assertFalse(
          now.origin().updatedAt().isBefore(before.time()),
          () -> "updatedAt of " + image + ", whose report changed or was requeued");
    }
  }

  private static void checkPartialSince(
      Image image, ObservedReport old, ObservedReport now, Cluster cluster) {
    if (!now.isPartial()) {
      assertNull(now.origin().partialSince(), () -> image + " is finished");
    } else if (old.isPartial() && !cluster.log().hasFinished(image)) {
      assertEquals(
          Objects.requireNonNull(old.origin().partialSince()),
          now.origin().partialSince(),
          () -> "partialSince of " + image);
    }
  }
}
