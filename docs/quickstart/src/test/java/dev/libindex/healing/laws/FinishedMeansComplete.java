package dev.libindex.healing.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libindex.model.ScannerIdentity;
import dev.libindex.model.State;
import dev.libindex.store.Cell;
import dev.libindex.testdata.image.TestLayer;
import java.util.Map;

/**
 * No report is finished while a cell of its layers and scanner set is missing or has a partial
 * error, or while its evidence is unbound. Checks the cells, not what the report says.
 */
final class FinishedMeansComplete implements Law {

  @Override
  public void check(Step step, Snapshot before, Snapshot after, Cluster cluster) {
    for (Map.Entry<Image, ObservedReport> entry : after.reports().entrySet()) {
      Image image = entry.getKey();
      ObservedReport observed = entry.getValue();
      assertEquals(
          observed.stored().state(), observed.report().state(), () -> "two states of " + image);
      assertEquals(
          observed.stored().state(), observed.origin().state(), () -> "two states of " + image);
      assertEquals(observed.report().success(), !observed.isPartial(), () -> "success of " + image);
      if (observed.stored().state() == State.INDEX_FINISHED) {
        assertFalse(image.isTorn(), () -> image + " is finished, but its notes are torn");
        assertTrue(
            observed.boundMappings().containsAll(image.mappings()),
            () -> image + " is finished, but was bound with " + observed.boundMappings());
        for (TestLayer layer : image.layers()) {
          for (ScannerIdentity scanner : cluster.scanners(observed.release()).scanners()) {
            checkCell(image, layer, scanner, observed, after);
          }
        }
      }
    }
  }

  private static void checkCell(
      Image image,
      TestLayer layer,
      ScannerIdentity scanner,
      ObservedReport observed,
      Snapshot after) {
    String which = image + " is finished, but the cell of " + scanner + " in " + layer.digest();
    Cell cell =
        after
            .cell(layer.digest(), scanner)
            .orElseThrow(() -> new AssertionError(which + " is missing"));
    assertTrue(cell.partialErrors().isEmpty(), () -> which + " has " + cell.partialErrors());
    assertTrue(
        observed.boundMappings().containsAll(cell.evidenceKeys().keySet()),
        () -> which + " is unbound");
  }
}
