package dev.libindex.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import dev.libindex.golden.GoldenTally.Outcome;
import dev.libindex.model.IndexReport;
import dev.libindex.model.PartialError;
import dev.libindex.model.State;
import dev.libindex.testdata.internal.RequiresSharedData;
import dev.libindex.testdata.internal.golden.GoldenCase;
import dev.libindex.testdata.internal.golden.GoldenCases;
import dev.libindex.testdata.report.NormalForm;
import dev.libindex.testdata.report.ReportComparer;
import dev.libindex.testdata.report.ReportDifference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests that our report of every recorded image equals the right answer, or deviates exactly as
 * {@code deviations.tsv} says.
 */
@DisplayName("The recorded image")
@RequiresSharedData
class GoldenImagesTest {
  /** What a case says if claircore's answer is to be kept although it is questionable. */
  private static final String PARITY = "parity: keep";

  private static final String OLD_DETECTOR = "rhel_containerscanner:1:package";
  private static final String NEW_DETECTOR = "rhel_containerscanner:2:package";
  private static final Map<String, Deviation> DEVIATIONS = Deviation.all();
  private static final GoldenTally TALLY = new GoldenTally();

  @ParameterizedTest(name = "{0}")
  @MethodSource("dev.libindex.testdata.internal.golden.GoldenCases#all")
  void isAnsweredCorrectly(GoldenCase golden) throws InterruptedException {
    IndexReport report = GoldenRun.inMemory(golden);
    Deviation deviation = DEVIATIONS.get(golden.name());
    if (deviation != null) {
      assertDeviates(golden, deviation, report);
      TALLY.count(golden, Outcome.DEVIATES);
    } else if (golden.rightReport().isEmpty() && golden.partialReport().isPresent()) {
      assertPartial(golden, report);
      TALLY.count(golden, Outcome.LACKS_A_MAPPING);
    } else if (golden.acceptedReports().isEmpty() || isClaircoreFailure(golden)) {
      assertFailure(golden, report);
      TALLY.count(
          golden, report.state() == State.INDEX_ERROR ? Outcome.FAILS_TOO : Outcome.SALVAGES);
    } else {
      assertAgrees(golden, report);
      TALLY.count(golden, agreement(golden));
    }
  }

  @AfterAll
  static void printTally() {
    TALLY.print(GoldenCases.all());
  }

  /** Returns which answer our report agrees with, and checks that it is not known to be wrong. */
  private static Outcome agreement(GoldenCase golden) {
    if (golden.rightReport().isPresent()) {
      return Outcome.IS_RIGHT;
    }
    assertTrue(
        !golden.differs() || golden.difference().contains(PARITY),
        () -> "claircore's answer is wrong, and ours is the same: " + golden.difference());
    return golden.differs() ? Outcome.KEEPS_PARITY : Outcome.AGREES;
  }

  private static boolean isClaircoreFailure(GoldenCase golden) {
    return !golden.goError().isEmpty() && golden.rightReport().isEmpty();
  }

  /**
   * Checks a case in which claircore gives up: a layer cannot be fetched, or not completely
   * scanned.
   */
  private static void assertFailure(GoldenCase golden, IndexReport report) {
    if (golden.goError().startsWith("failed to fetch layers") && !golden.differs()) {
      assertEquals(State.INDEX_ERROR, report.state(), report.err());
    } else if (golden.goError().startsWith("failed to scan all layer contents")
        && !golden.differs()) {
      // Claircore notices the truncated tar while scanning; we notice it while reading.
      boolean cut = golden.title().contains("tar cut");
      assertEquals(cut ? State.INDEX_ERROR : State.INDEX_PARTIAL, report.state(), report.err());
      assertTrue(
          cut
              || report.partialErrors().stream()
                  .anyMatch(
                      error ->
                          error.reason() == PartialError.Reason.PERMANENT
                              && !error.path().isEmpty()
                              && !error.cause().isEmpty()),
          report.err());
    } else {
      fail(
          "no answer is recorded; ours: %s %s, %d packages, %d repositories; %s"
              .formatted(
                  report.state(),
                  report.err(),
                  report.environments().size(),
                  report.repositories().size(),
                  golden.difference()));
    }
  }

  /**
   * Checks a case without its mapping against the claircore build that knows partial reports. That
   * build is older than the one of the other answers and names an older version of one scanner.
   */
  private static void assertPartial(GoldenCase golden, IndexReport report) {
    String expected = golden.partialReport().orElseThrow().toString();
    JsonNode current = GoldenRun.tree(expected.replace(OLD_DETECTOR, NEW_DETECTOR));
    ReportDifference difference = compare(golden, current, report);
    assertTrue(difference.isEmpty(), difference::toString);
    assertTrue(
        report.partialErrors().stream()
            .allMatch(error -> error.reason() == PartialError.Reason.MISSING_MAPPING));
  }

  private static void assertAgrees(GoldenCase golden, IndexReport report) {
    List<String> differences = new ArrayList<>();
    for (JsonNode accepted : golden.acceptedReports()) {
      ReportDifference difference = compare(golden, accepted, report);
      if (difference.isEmpty()) {
        return;
      }
      differences.add(difference.toString());
    }
    fail(String.join("\nor\n", differences));
  }

  private static void assertDeviates(GoldenCase golden, Deviation deviation, IndexReport report) {
    assertEquals(deviation.state(), report.state().text(), report.err());
    assertEquals(deviation.packages(), report.environments().size(), "packages");
    assertEquals(deviation.repositories(), report.repositories().size(), "repositories");
    assertTrue(
        golden.acceptedReports().stream()
            .noneMatch(accepted -> compare(golden, accepted, report).isEmpty()),
        "it no longer deviates: remove it from deviations.tsv");
  }

  private static ReportDifference compare(
      GoldenCase golden, JsonNode accepted, IndexReport report) {
    return ReportComparer.ignoringErrorText()
        .compareNormal(accepted, NormalForm.of(GoldenRun.json(report), golden.layerDigests()));
  }
}
