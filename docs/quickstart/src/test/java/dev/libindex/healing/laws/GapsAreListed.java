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
 * Invariant 8: each missing piece is in the report, with layer, scanner and cause, and nothing else
 * is. What is missing follows from the cells and from what is known of the images.
 */
final class GapsAreListed implements Law {

  @Override
  public void check(Step step, Snapshot before, Snapshot after, World world) {
    for (Map.Entry<Image, Seen> entry : after.reports().entrySet()) {
      checkAgainstCells(entry.getKey(), entry.getValue(), after, world);
      checkAgainstImage(entry.getKey(), entry.getValue());
    }
  }

  private static void checkAgainstCells(Image image, Seen seen, Snapshot after, World world) {
    Set<Gap> expected = new HashSet<>();
    for (TestLayer layer : image.layers()) {
      for (ScannerIdentity scanner : world.scanners(seen.release()).scanners()) {
        after
            .cell(layer.digest(), scanner)
            .ifPresent(cell -> expected.addAll(gaps(layer.digest(), cell, seen)));
      }
    }
    if (seen.due()) {
      assertTrue(
          seen.gaps().containsAll(expected),
          () -> image + " lists " + seen.gaps() + ", not all of " + expected);
    } else {
      assertEquals(expected, seen.gaps(), () -> "gaps of " + image);
    }
  }

  private static Set<Gap> gaps(Digest layer, Cell cell, Seen seen) {
    Set<Gap> gaps = new HashSet<>();
    cell.partialErrors().forEach(error -> gaps.add(new Gap(layer, cell.scanner(), error.cause())));
    for (String mapping : cell.evidenceKeys().keySet()) {
      if (!seen.boundMappings().contains(mapping)) {
        gaps.add(Gap.missing(layer, cell.scanner(), mapping));
      }
    }
    return gaps;
  }

  private static void checkAgainstImage(Image image, Seen seen) {
    Set<String> awaited = new TreeSet<>(image.mappings());
    awaited.removeAll(seen.boundMappings());
    assertEquals(awaited, seen.origin().awaitedMappings(), () -> image + " waits for");
    boolean incomplete = !awaited.isEmpty() || image.isTorn() || seen.hasHiccup();
    assertEquals(incomplete, seen.isPartial(), () -> "whether " + image + " is partial");
    for (String mapping : awaited) {
      assertTrue(
          seen.gaps().stream().anyMatch(gap -> gap.cause().contains(mapping)),
          () -> image + " does not say that it waits for " + mapping);
    }
    if (image.isTorn()) {
      assertTrue(
          seen.gaps().stream()
              .anyMatch(gap -> gap.layer().equals(image.top()) && gap.cause().contains("torn")),
          () -> image + " does not say that it is torn");
    }
    assertFalse(seen.hasHiccup() && !image.mayHiccup(), () -> image + " cannot have a hiccup");
    seen.gaps().forEach(gap -> assertTrue(seen.report().err().contains(gap.cause())));
  }
}
