package dev.libindex.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.libindex.model.IndexReport;
import dev.libindex.model.Package;
import dev.libindex.model.PackageKind;
import dev.libindex.testdata.internal.vectors.VectorRow;
import dev.libindex.testdata.internal.vectors.VectorTable;
import dev.libindex.testdata.internal.vectors.Verdict;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class IndexReportJsonVectorTest {

  private static final String NO_MANIFEST = "a report is about a manifest";
  private static final String NO_LAYER = "a package was introduced in a layer";
  private static final String NULL_ENTRY = "claircore panics when it unpacks the report";
  private static final String STATE = "there is no such state";

  /** Lines that claircore accepts or panics on, and that we refuse. */
  private static final Map<Integer, String> REFUSED =
      Map.ofEntries(
          Map.entry(2, NO_MANIFEST),
          Map.entry(3, NO_MANIFEST),
          Map.entry(6, NO_MANIFEST),
          Map.entry(76, NO_MANIFEST),
          Map.entry(30, "claircore panics on more than ten parts (D21)"),
          Map.entry(45, NULL_ENTRY),
          Map.entry(60, NULL_ENTRY),
          Map.entry(63, NO_LAYER),
          Map.entry(64, NO_LAYER),
          Map.entry(57, STATE),
          Map.entry(58, STATE),
          Map.entry(80, "claircore takes the last of two packages with the same id"));

  /** Lines where claircore mistakes part of a kind's name for the kind, or panics (D21). */
  private static final Map<Integer, String> NO_KIND = Map.of(17, "bin", 22, "a");

  @TestFactory
  Stream<DynamicTest> reports() {
    return VectorTable.named("json-report.jsonl").tests(IndexReportJsonVectorTest::check);
  }

  private static Verdict check(VectorRow row) throws IOException {
    byte[] document = VectorRow.bytes(row.in());
    if (row.isError() || REFUSED.containsKey(row.number())) {
      assertThrows(JsonFormatException.class, () -> IndexReportJson.read(document));
      return row.isError() ? Verdict.AGREES : Verdict.DIFFERS_ON_PURPOSE;
    }
    IndexReport report = IndexReportJson.read(document);
    if (NO_KIND.containsKey(row.number())) {
      assertEquals(
          List.of(PackageKind.UNKNOWN),
          report.packages().values().stream().map(Package::kind).toList());
      return Verdict.DIFFERS_ON_PURPOSE;
    }
    assertEquals(row.out().get("records").intValue(), report.records().size());
    JsonNode expected = row.out().get("reencoded");
    JsonNode withoutNulls =
        Nulls.replaceIn(
            expected, Map.of("packages", "{}", "distributions", "{}", "repository", "{}"));
    assertEquals(withoutNulls, tree(IndexReportJson.write(report)));
    return withoutNulls.equals(expected) ? Verdict.AGREES : Verdict.DIFFERS_ON_PURPOSE;
  }

  private static ObjectNode tree(byte[] json) throws IOException {
    return (ObjectNode) new ObjectMapper().readTree(json);
  }
}
