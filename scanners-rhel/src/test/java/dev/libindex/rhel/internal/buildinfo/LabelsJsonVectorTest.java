package dev.libindex.rhel.internal.buildinfo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import dev.libindex.cpe.Cpe;
import dev.libindex.cpe.CpeSyntaxException;
import dev.libindex.testdata.internal.vectors.VectorRow;
import dev.libindex.testdata.internal.vectors.VectorTable;
import dev.libindex.testdata.internal.vectors.Verdict;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Tests the format only; the scanner tests cover where in a layer the file is found. */
class LabelsJsonVectorTest {

  private static final long LAST_SECOND = Integer.MAX_VALUE;

  @TestFactory
  Stream<DynamicTest> labels() {
    return VectorTable.named("labels-json.jsonl")
        .about("files by themselves", LabelsJsonVectorTest::isOneFile)
        .tests(LabelsJsonVectorTest::check);
  }

  private static boolean isOneFile(VectorRow row) {
    JsonNode files = row.in().get("files");
    return files.size() == 1 && files.fieldNames().next().endsWith("/buildinfo/labels.json");
  }

  private static Verdict check(VectorRow row) throws BuildInfoException {
    byte[] content = VectorRow.bytes(row.in().get("files").iterator().next());
    JsonNode packages = row.out().get("package_detector");
    if (packages.has("error")) {
      assertThrows(BuildInfoException.class, () -> LabelsJson.parse(content));
      return Verdict.AGREES;
    }
    LabelsJson labels = LabelsJson.parse(content);
    checkRepository(row.out().get("repository_detector"), labels);
    assertEquals(packages.get("packages").isArray(), labels.isComplete());
    return labels.isComplete()
        ? checkPackage(packages.get("packages").get(0), labels)
        : Verdict.AGREES;
  }

  private static Verdict checkPackage(JsonNode source, LabelsJson labels) {
    assertEquals(source.get("name").textValue(), labels.name());
    assertEquals(source.get("arch").textValue(), labels.architecture());
    String seconds = labels.version().orElseThrow();
    assertEquals(source.get("version").textValue(), seconds);
    String normalized = labels.normalizedVersion().orElseThrow().toString();
    // B17: claircore drops the high bits, so a later build can have a lower version.
    if (Long.parseLong(seconds) > LAST_SECOND) {
      assertEquals("rhctag:2147483647.0.0.0.0.0.0.0.0.0", normalized);
      return Verdict.DIFFERS_ON_PURPOSE;
    }
    if (Long.parseLong(seconds) < Integer.MIN_VALUE) {
      assertEquals("rhctag:-2147483648.0.0.0.0.0.0.0.0.0", normalized);
      return Verdict.DIFFERS_ON_PURPOSE;
    }
    assertEquals(source.get("normalized_version").textValue(), normalized);
    return Verdict.AGREES;
  }

  private static void checkRepository(JsonNode expected, LabelsJson labels) {
    if (expected.has("error")) {
      assertThrows(CpeSyntaxException.class, () -> Cpe.parse(labels.cpe()));
      return;
    }
    JsonNode repositories = expected.get("repositories");
    assertEquals(
        repositories.isEmpty() ? "" : repositories.get(0).get("cpe").textValue(),
        Cpe.parseOrEmpty(labels.cpe()).toString());
  }
}
