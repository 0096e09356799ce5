package dev.libindex.healing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libindex.model.State;
import dev.libindex.store.StoredReport;
import dev.libindex.testdata.image.ShippedImage;

/** What stored reports may claim at any moment of an outage, whoever was killed before. */
final class ReportCheck {
  private ReportCheck() {}

  /** No report says that it is finished and is not what a clean run makes of the image. */
  static void check(TestEnvironment environment, CleanRun clean) {
    boolean supplied = environment.mappings() > 0;
    environment.reports().forEach((image, report) -> check(image, report, supplied, clean));
  }

  private static void check(
      ShippedImage image, StoredReport report, boolean supplied, CleanRun clean) {
    boolean foreign = image == ShippedImage.FOREIGN;
    if (report.state() == State.INDEX_FINISHED) {
      assertTrue(supplied || foreign, () -> image + " cannot be finished");
      assertEquals(clean.bodies().get(image), report.body(), () -> image + " is not finished");
    } else {
      assertEquals(State.INDEX_PARTIAL, report.state());
      assertTrue(!foreign, () -> image + " waits for nothing");
    }
  }
}
