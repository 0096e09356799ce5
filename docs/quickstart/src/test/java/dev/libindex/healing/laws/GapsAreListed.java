package dev.libindex.healing.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libindex.model.Digest;
import dev.libindex.model.ScannerIdentity;
import dev.libindex.store.Cell;
import dev.libindex.testdata.image.TestLayer;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A report lists exactly its gaps, with layer, scanner and cause. The expected gaps follow from the
 * cells and from what is known about the images.
 */
final class GapsAreListed implements Law {

  @Override
  public void check(Step step, Snapshot before, Snapshot after, Cluster cluster) {
    for (Map.Entry<Image, ObservedReport> entry : after.reports().entrySet()) {
      checkAgainstCells(entry.getKey(), entry.getValue(), after, cluster);
      checkAgainstImage(entry.getKey(), entry.getValue());
    }
  }

  private static void checkAgainstCells(
      Image image, ObservedReport observed, Snapshot after, Cluster cluster) {
    Set<Gap> expected = new HashSet<>();
    for (TestLayer layer : image.layers()) {
      for (ScannerIdentity scanner : cluster.scanners(observed.release()).scanners()) {
        after
            .cell(layer.digest(), scanner)
            .ifPresent(cell -> expected.addAll(gaps(layer.digest(), cell, observed)));
      }
    }
    if (observed.due()) {
      assertTrue(
          observed.gaps().containsAll(expected),
          () -> image + " lists " + observed.gaps() + ", not all of " + expected);
    } else {
      assertEquals(expected, observed.gaps(), () -> "gaps of " + image);
    }
  }

  private static Set<Gap> gaps(Digest layer, Cell cell, ObservedReport observed) {
    Set<Gap> gaps = new HashSet<>();
    cell.partialErrors().forEach(error -> gaps.add(new Gap(layer, cell.scanner(), error.cause())));
    for (String mapping : cell.evidenceKeys().keySet()) {
      if (!observed.boundMappings().contains(mapping)) {
        gaps.add(Gap.missing(layer, cell.scanner(), mapping));
      }
    }
    return gaps;
  }

  private static void checkAgainstImage(Image image, ObservedReport observed) {
    Set<String> awaited = new TreeSet<>(image.mappings());
    awaited.removeAll(observed.boundMappings());
    assertEquals(awaited, observed.origin().awaitedMappings(), () -> image + " waits for");
    boolean incomplete = !awaited.isEmpty() || image.isTorn() || observed.hasTransientError();
    assertEquals(incomplete, observed.isPartial(), () -> "whether " + image + " is partial");
    for (String mapping : awaited) {
      assertTrue(
          observed.gaps().stream().anyMatch(gap -> gap.cause().contains(mapping)),
          () -> image + " does not say that it waits for " + mapping);
    }
    if (image.isTorn()) {
      assertTrue(
          observed.gaps().stream()
              .anyMatch(gap -> gap.layer().equals(image.top()) && gap.cause().contains("torn")),
          () -> image + " does not say that it is torn");
    }
    assertFalse(
        observed.hasTransientError() && !image.mayHaveTransientError(),
        () -> image + " cannot have a transient error");
    observed.gaps().forEach(gap -> assertTrue(observed.report().err().contains(gap.cause())));
  }
}
