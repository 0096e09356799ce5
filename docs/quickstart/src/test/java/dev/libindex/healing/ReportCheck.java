package dev.libindex.healing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libindex.model.State;
import dev.libindex.store.StoredReport;
import dev.libindex.testdata.image.ShippedImage;

/** Checks stored reports at any moment of an outage, whichever process was killed before. */
final class ReportCheck {
  private ReportCheck() {}

  /** Checks that every finished report equals that of a clean run. */
  static void check(TestEnvironment environment, CleanRun clean) {
    boolean imported = environment.mappings() > 0;
    environment.reports().forEach((image, report) -> check(image, report, imported, clean));
  }

  private static void check(
      ShippedImage image, StoredReport report, boolean imported, CleanRun clean) {
    boolean foreign = image == ShippedImage.FOREIGN;
    if (report.state() == State.INDEX_FINISHED) {
      assertTrue(imported || foreign, () -> image + " cannot be finished");
      assertEquals(
          clean.bodies().get(image),
          report.body(),
          () -> image + " is finished with another body than in a clean run");
    } else {
      assertEquals(State.INDEX_PARTIAL, report.state());
      assertTrue(!foreign, () -> image + " waits for nothing");
    }
  }
}
