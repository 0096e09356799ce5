package dev.libindex.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.libindex.model.IndexReport;
import dev.libindex.testdata.internal.RequiresSharedData;
import dev.libindex.testdata.internal.golden.GoldenCases;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The causes of a partial report")
@RequiresSharedData
class PartialCausesTest {

  @Test
  @DisplayName("are all in its error, sorted and distinct (D27)")
  void areSortedAndDistinct() throws InterruptedException {
    IndexReport report = GoldenRun.inMemory(GoldenCases.named("b-ubi86-labels-no-mapping"));

    assertEquals(2, report.partialErrors().size());
    assertEquals(
        "partial scan: mapping container-name-repos-map is missing;"
            + " mapping repository-to-cpe is missing",
        report.err());
  }

  @Test
  @DisplayName("are listed once if two scanners have the same")
  void areListedOnce() throws InterruptedException {
    IndexReport report = GoldenRun.inMemory(GoldenCases.named("g-sqlite-page"));

    assertEquals(2, report.partialErrors().size());
    assertEquals("partial scan: " + report.partialErrors().get(0).cause(), report.err());
  }
}
