package dev.libindex.healing.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Objects;

/**
 * Invariant 3: {@code updated_at} moves when the report's bytes change or an attempt ends that a
 * requeue has asked for, and at no other time; a partial report remembers since when it is one.
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
    if (!changed && !cluster.log().hasEnded(image)) {
      assertEquals(
          old.origin().updatedAt(),
          now.origin().updatedAt(),
          () -> "the clock of " + image + ", whose report stayed the same");
    } else {
      assertFalse(
          now.origin().updatedAt().isBefore(before.time()),
          () -> "the clock of " + image + " stood still, though its report changed or was retried");
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
          () -> "since when " + image + " is partial");
    }
  }
}
