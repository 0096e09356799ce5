package dev.libindex.healing.laws;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Invariant 4: a report stays until its image is forgotten, and what one release has once found is
 * never missing again as long as its cells are kept, whether attempts succeed or fail.
 */
final class NothingGetsWorse implements Law {
  private final Map<Image, Map<Release, Set<Gap>>> known = new EnumMap<>(Image.class);

  @Override
  public void check(Step step, Snapshot before, Snapshot after, World world) {
    for (Release release : Release.values()) {
      if (world.log().hasCollected(release.notes())) {
        known.values().forEach(ofImage -> ofImage.remove(release));
      }
    }
    for (Image image : Image.values()) {
      if (world.log().hasDeleted(image)) {
        known.remove(image);
      } else {
        assertTrue(
            before.report(image).isEmpty() || after.report(image).isPresent(),
            () -> "the report of " + image + " is gone");
      }
      after.report(image).ifPresent(seen -> compare(image, seen));
    }
  }

  private void compare(Image image, Seen seen) {
    Map<Release, Set<Gap>> ofImage =
        known.computeIfAbsent(image, first -> new EnumMap<>(Release.class));
    Set<Gap> before = ofImage.get(seen.release());
    Set<Gap> more = new HashSet<>(seen.gaps());
    if (before != null) {
      more.removeAll(before);
      assertTrue(more.isEmpty(), () -> image + " has got worse: " + more);
    }
    ofImage.put(seen.release(), seen.gaps());
  }
}
