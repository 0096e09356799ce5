package dev.libindex.testdata.internal.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.libindex.testdata.internal.RequiresSharedData;
import dev.libindex.testdata.report.NormalForm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests that our normal forms of claircore's reports equal those that another program recorded. */
class RecordedNormalFormsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @RequiresSharedData
  @ParameterizedTest
  @MethodSource("cases")
  void equalsTheRecordedNormalFormByteForByte(GoldenCase golden) throws IOException {
    assertNormal(golden, "report");
    if (Files.exists(golden.folder().resolve("report.pr1892.json"))) {
      assertNormal(golden, "report.pr1892");
    }
  }

  static List<GoldenCase> cases() {
    return GoldenCases.all().stream().filter(golden -> golden.report().isPresent()).toList();
  }

  private static void assertNormal(GoldenCase golden, String name) throws IOException {
    Path folder = golden.folder();
    JsonNode report = JSON.readTree(Files.readString(folder.resolve(name + ".json")));
    JsonNode normal = NormalForm.of(report, golden.layerDigests());
    assertEquals(Files.readString(folder.resolve(name + ".normal.json")), NormalForm.text(normal));
  }
}
