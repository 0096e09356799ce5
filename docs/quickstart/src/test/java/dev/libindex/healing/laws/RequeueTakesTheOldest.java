package dev.libindex.healing.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A requeue takes partial reports that are old enough and can be completed, the oldest first, up to
 * its limit; none that is partial for permanent reasons only, and none twice. Their bodies do not
 * change, and they stay requeued until they are stored again with all required cells scanned again.
 */
final class RequeueTakesTheOldest implements Law {

  @Override
  public void check(Step step, Snapshot before, Snapshot after, Cluster cluster) {
    if (step instanceof Step.Requeue requeue && cluster.log().failures().isEmpty()) {
      check(requeue, before, after, cluster);
    }
    for (Map.Entry<Image, ObservedReport> entry : after.reports().entrySet()) {
      assertEquals(
          cluster.ledger().requeued().contains(entry.getKey().hash()),
          entry.getValue().origin().requeued(),
          () -> "whether " + entry.getKey() + " is requeued");
    }
  }

  private static void check(
      Step.Requeue requeue, Snapshot before, Snapshot after, Cluster cluster) {
    Instant notAfter = before.time().minus(requeue.minAge());
    List<Image> eligible =
        before.reports().entrySet().stream()
            .filter(entry -> isEligible(entry.getValue(), notAfter))
            .sorted(Comparator.comparing(entry -> entry.getValue().origin().updatedAt()))
            .map(Map.Entry::getKey)
            .toList();
    Set<Image> taken = new HashSet<>();
    cluster.log().requeued().forEach(hash -> taken.add(Image.of(hash)));
    assertEquals(Math.min(eligible.size(), requeue.limit()), taken.size(), () -> "taken " + taken);
    assertTrue(eligible.containsAll(taken), () -> "taken " + taken + ", eligible " + eligible);
    Optional<Instant> youngest =
        taken.stream().map(image -> updatedAt(image, before)).max(Comparator.naturalOrder());
    for (Image image : eligible) {
      if (!taken.contains(image)) {
        assertFalse(
            updatedAt(image, before).isBefore(youngest.orElseThrow()),
            () -> image + " is older than one of " + taken);
      }
    }
    for (Image image : taken) {
      assertTrue(before.report(image).get().hasSameBody(after.report(image).get()));
    }
  }

  private static Instant updatedAt(Image image, Snapshot before) {
    return before.report(image).orElseThrow().origin().updatedAt();
  }

  private static boolean isEligible(ObservedReport observed, Instant notAfter) {
    return observed.isPartial()
        && !observed.origin().requeued()
        && !observed.origin().updatedAt().isAfter(notAfter)
        && (observed.hasTransientError() || !observed.origin().awaitedMappings().isEmpty());
  }
}
