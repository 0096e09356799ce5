package dev.libindex.healing.laws;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * A report is kept until its image is deleted, and a report of the same release never gets
 * additional gaps as long as its cells are kept, whether attempts succeed or fail.
 */
final class NothingGetsWorse implements Law {
  private final Map<Image, Map<Release, Set<Gap>>> known = new EnumMap<>(Image.class);

  @Override
  public void check(Step step, Snapshot before, Snapshot after, Cluster cluster) {
    for (Release release : Release.values()) {
      if (cluster.log().hasCollected(release.notes())) {
        known.values().forEach(ofImage -> ofImage.remove(release));
      }
    }
    for (Image image : Image.values()) {
      if (cluster.log().hasDeleted(image)) {
        known.remove(image);
      } else {
        assertTrue(
            before.report(image).isEmpty() || after.report(image).isPresent(),
            () -> "the report of " + image + " is gone");
      }
      after.report(image).ifPresent(observed -> compare(image, observed));
    }
  }

  private void compare(Image image, ObservedReport observed) {
    Map<Release, Set<Gap>> ofImage =
        known.computeIfAbsent(image, first -> new EnumMap<>(Release.class));
    Set<Gap> before = ofImage.get(observed.release());
    Set<Gap> more = new HashSet<>(observed.gaps());
    if (before != null) {
      more.removeAll(before);
      assertTrue(more.isEmpty(), () -> image + " has new gaps: " + more);
    }
    ofImage.put(observed.release(), observed.gaps());
  }
}
