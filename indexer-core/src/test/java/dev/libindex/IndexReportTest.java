package dev.libindex;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.libindex.model.CellOutcome;
import dev.libindex.model.Contents;
import dev.libindex.model.Digest;
import dev.libindex.model.IndexReport;
import dev.libindex.model.Notice;
import dev.libindex.model.PartialError;
import dev.libindex.model.ScannerIdentity;
import dev.libindex.model.ScannerKind;
import dev.libindex.model.State;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An index report")
class IndexReportTest {
  private static final Digest DIGEST = Digest.parse("sha256:" + "0".repeat(64));

  @Test
  @DisplayName("lists the notices and partial errors of all outcomes, in their order")
  void listsNoticesAndPartialErrors() {
    PartialError missing = PartialError.missingMapping("m");
    PartialError permanent = PartialError.permanent("b", "broken");
    Notice first = new Notice("z", "odd");
    Notice second = new Notice("b", "odd", "a-code");
    IndexReport report =
        report(
            outcome("y", List.of(missing, permanent), List.of(first)),
            outcome("x", List.of(), List.of(second, first)));

    assertEquals(List.of(first, second, first), report.notices());
    assertEquals(List.of(missing, permanent), report.partialErrors());
    assertEquals(List.of(), report().notices());
  }

  private static CellOutcome outcome(
      String scanner, List<PartialError> errors, List<Notice> notices) {
    return new CellOutcome(
        DIGEST, new ScannerIdentity(scanner, "1", ScannerKind.PACKAGE), errors, notices);
  }

  private static IndexReport report(CellOutcome... outcomes) {
    return new IndexReport(
        DIGEST, State.INDEX_PARTIAL, Contents.empty(), false, "e", List.of(outcomes));
  }
}
