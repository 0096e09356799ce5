package dev.libindex.healing.laws;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Shrinks a failing sequence by removing steps that are not needed for it to fail. */
final class Shrinker {
  private Shrinker() {}

  /**
   * Returns a sequence that still fails and from which no single step can be removed.
   *
   * @param play runs a sequence; throws an {@link AssertionError} if it fails
   * @param failing a sequence that fails
   */
  static List<Step> shrink(Consumer<List<Step>> play, List<Step> failing) {
    List<Step> shortest = new ArrayList<>(failing);
    boolean shrunk = true;
    while (shrunk) {
      shrunk = false;
      for (int i = shortest.size() - 1; i >= 0; i--) {
        List<Step> shorter = new ArrayList<>(shortest);
        shorter.remove(i);
        if (fails(play, shorter)) {
          shortest = shorter;
          shrunk = true;
        }
      }
    }
    return shortest;
  }

  private static boolean fails(Consumer<List<Step>> play, List<Step> steps) {
    try {
      play.accept(steps);
      return false;
    } catch (AssertionError e) {
      return true;
    }
  }
}
