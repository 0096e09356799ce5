package dev.libindex.json;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.libindex.internal.stored.StoredReportReader;
import dev.libindex.model.IndexReport;
import dev.libindex.store.Bytes;
import dev.libindex.store.StoredReport;
import dev.libindex.testdata.internal.RequiresSharedData;
import dev.libindex.testdata.internal.golden.GoldenCase;
import dev.libindex.testdata.internal.golden.GoldenCases;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Reads every report that claircore wrote for the recorded images, and writes it back unchanged.
 */
@RequiresSharedData
class GoldenReportsTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  static List<GoldenCase> reports() {
    return GoldenCases.all().stream().filter(golden -> golden.report().isPresent()).toList();
  }

  @ParameterizedTest
  @MethodSource("reports")
  void isWrittenAsItWasRead(GoldenCase golden) throws IOException {
    JsonNode recorded = golden.report().orElseThrow();
    IndexReport report = IndexReportJson.read(MAPPER.writeValueAsBytes(recorded));
    byte[] written = IndexReportJson.write(report);

    JsonNode expected =
        Nulls.replaceIn(
            recorded,
            Map.of(
                "packages", "{}", "distributions", "{}", "repository", "{}", "environments", "{}"));
    assertEquals(expected, MAPPER.readTree(written));
    assertEquals(report, IndexReportJson.read(written));
    assertArrayEquals(written, IndexReportJson.write(IndexReportJson.read(written)));
    byte[] body = IndexReportJson.body(report);
    assertEquals(report, IndexReportJson.read(report.manifestHash(), body));
    StoredReport stored =
        new StoredReport(report.manifestHash(), report.state(), Bytes.copyOf(body));
    assertEquals(report, StoredReportReader.read(stored));
  }
}
