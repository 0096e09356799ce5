package dev.libindex.healing.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Objects;

/**
 * Invariant 3: {@code updated_at} moves when the report's bytes change or an attempt ends that a
 * requeue has asked for, and at no other time; a partial report remembers since when it is one.
 */
final class PollsMoveNoClock implements Law {

  @Override
  public void check(Step step, Snapshot before, Snapshot after, World world) {
    for (Image image : Image.values()) {
      if (!world.log().hasDeleted(image)
          && before.report(image).isPresent()
          && after.report(image).isPresent()) {
        Seen old = before.report(image).get();
        Seen now = after.report(image).get();
        checkUpdated(image, old, now, before, world);
        checkPartialSince(image, old, now, world);
      }
    }
  }

  private static void checkUpdated(Image image, Seen old, Seen now, Snapshot before, World world) {
    boolean changed = world.log().hasStoredOther(image, old.stored().body());
    if (!changed && !world.log().hasEnded(image)) {
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

  private static void checkPartialSince(Image image, Seen old, Seen now, World world) {
    if (!now.isPartial()) {
      assertNull(now.origin().partialSince(), () -> image + " is finished");
    } else if (old.isPartial() && !world.log().hasFinished(image)) {
      assertEquals(
          Objects.requireNonNull(old.origin().partialSince()),
          now.origin().partialSince(),
          () -> "since when " + image + " is partial");
    }
  }
}
