package dev.libindex.rhel.internal.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.libindex.model.Distribution;
import dev.libindex.model.PartialError;
import dev.libindex.rhel.layers.Scans;
import dev.libindex.rhel.layers.VectorLayer;
import dev.libindex.scan.DistributionScanner;
import dev.libindex.scan.ScanResult;
import dev.libindex.testdata.contract.FakeLayer;
import dev.libindex.testdata.internal.vectors.VectorRow;
import dev.libindex.testdata.internal.vectors.VectorTable;
import dev.libindex.testdata.internal.vectors.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Tests which distribution each scanner finds in the input of claircore's scanners. */
final class DistributionVectorTest {
  private static final List<DistributionScanner> SCANNERS =
      List.of(
          DistributionScanners.rhel(),
          DistributionScanners.aws(),
          DistributionScanners.oracle(),
          DistributionScanners.suse(),
          DistributionScanners.photon());

  @TestFactory
  Stream<DynamicTest> releaseFiles() {
    return VectorTable.named("os-release.jsonl")
        .about("all scanners")
        .tests(DistributionVectorTest::checkFile);
  }

  @TestFactory
  Stream<DynamicTest> layers() {
    return VectorTable.named("distribution-layer.jsonl").tests(DistributionVectorTest::checkLayer);
  }

  private static Verdict checkFile(VectorRow row) {
    byte[] content = VectorRow.bytes(row.in().get("content"));
    for (JsonNode path : row.in().get("paths")) {
      FakeLayer layer = FakeLayer.of(path.textValue(), content);
      check(layer, row.out().path("distributions").path(path.textValue()));
    }
    // Rows marked as wrong concern B26, where we follow claircore.
    return Verdict.AGREES;
  }

  private static Verdict checkLayer(VectorRow row) {
    check(VectorLayer.of(row.in().get("files")), row.out());
    return Verdict.AGREES;
  }

  private static void check(FakeLayer layer, JsonNode expected) {
    for (DistributionScanner scanner : SCANNERS) {
      String name = scanner.identity().name();
      JsonNode answer = expected.path(name);
      ScanResult<Distribution> result = Scans.scan(scanner, layer);
      boolean fails = answer.has("error");
      assertEquals(fails ? 1 : 0, result.partialErrors().size(), name);
      result
          .partialErrors()
          .forEach(error -> assertEquals(PartialError.Reason.PERMANENT, error.reason(), name));
      assertEquals(
          fails || answer.isMissingNode() ? List.of() : List.of(fields(answer)),
          result.items().stream().map(DistributionVectorTest::fields).toList(),
          name);
    }
  }

  private static Map<String, String> fields(JsonNode json) {
    return fields(
        json.path("did").asText(),
        json.path("name").asText(),
        json.path("version").asText(),
        json.path("version_id").asText(),
        json.path("version_code_name").asText(),
        json.path("arch").asText(),
        json.path("pretty_name").asText(),
        json.path("cpe").asText());
  }

  private static Map<String, String> fields(Distribution found) {
    return fields(
        found.did(),
        found.name(),
        found.version(),
        found.versionId(),
        found.versionCodeName(),
        found.arch(),
        found.prettyName(),
        Objects.toString(found.cpe(), ""));
  }

  private static Map<String, String> fields(
      String did,
      String name,
      String version,
      String versionId,
      String versionCodeName,
      String arch,
      String prettyName,
      String cpe) {
    return Map.of(
        "did", did,
        "name", name,
        "version", version,
        "version_id", versionId,
        "version_code_name", versionCodeName,
        "arch", arch,
        "pretty_name", prettyName,
        "cpe", cpe);
  }
}
