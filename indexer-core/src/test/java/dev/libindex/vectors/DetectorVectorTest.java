package dev.libindex.vectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import dev.libindex.model.Detector;
import dev.libindex.model.ScannerIdentity;
import dev.libindex.model.ScannerKind;
import dev.libindex.testdata.internal.vectors.VectorRow;
import dev.libindex.testdata.internal.vectors.VectorTable;
import dev.libindex.testdata.internal.vectors.Verdict;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class DetectorVectorTest {

  @TestFactory
  Stream<DynamicTest> detectors() {
    return VectorTable.named("detector.jsonl").tests(DetectorVectorTest::check);
  }

  private static Verdict check(VectorRow row) {
    String function = row.json().get("fn").textValue();
    return switch (function) {
      case "detector" -> checkParse(row);
      case "detector-print" -> checkPrint(row);
      default -> throw new AssertionError("no such function: " + function);
    };
  }

  private static Verdict checkParse(VectorRow row) {
    if (row.isError()) {
      assertThrows(IllegalArgumentException.class, () -> Detector.parse(row.text()));
    } else {
      Detector detector = Detector.parse(row.text());
      assertEquals(detector(row.out()), detector);
      assertEquals(row.out().get("text").textValue(), detector.toString());
    }
    return Verdict.AGREES;
  }

  /**
   * Checks a printed detector. Claircore prints some that it cannot read back; here they cannot
   * exist.
   */
  private static Verdict checkPrint(VectorRow row) {
    if (row.isClaircoreWrong()) {
      assertThrows(IllegalArgumentException.class, () -> detector(row.in()));
      return Verdict.DIFFERS_ON_PURPOSE;
    }
    assertEquals(row.out().textValue(), detector(row.in()).toString());
    return Verdict.AGREES;
  }

  private static Detector detector(JsonNode parts) {
    return new Detector(
        parts.path("name").asText(), parts.path("version").asText(), parts.path("kind").asText());
  }

  @Test
  void everyScannerHasADetectorThatCanBeReadBack() {
    ScannerIdentity scanner = new ScannerIdentity("rpm", "10", ScannerKind.PACKAGE);
    assertEquals(Detector.of(scanner), Detector.parse(Detector.of(scanner).toString()));
    ScannerIdentity changed = new ScannerIdentity("rpm", "10+1", ScannerKind.PACKAGE);
    assertEquals(Detector.of(scanner), Detector.of(changed));
    assertThrows(
        IllegalArgumentException.class, () -> new ScannerIdentity("a:b", "1", ScannerKind.PACKAGE));
    assertThrows(
        IllegalArgumentException.class, () -> new ScannerIdentity("a", "1:2", ScannerKind.PACKAGE));
  }
}
