package dev.libindex.rhel.internal.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Tests which distribution each scanner finds in the input of claircore's scanners. Where they find
 * none, a distribution that uses rpm has the values that claircore's scanner for any os-release
 * reports, which is not part of its ecosystems.
 */
final class DistributionVectorTest {
  private static final List<DistributionScanner> SCANNERS =
      List.of(
          DistributionScanners.rhel(),
          DistributionScanners.aws(),
          DistributionScanners.oracle(),
          DistributionScanners.suse(),
          DistributionScanners.photon());

  /** Inputs whose release claircore's patterns do not expect, or cut short. */
  private static final Map<String, String> PARSED_HERE =
      Map.of(
          "Oracle Linux Server 10",
          "10",
          "Oracle Linux Server 60",
          "60",
          "CPE_NAME=\"cpe:2.3:o:amazon:amazon_linux:2022\"\n",
          "2022",
          "CPE_NAME=\"cpe:2.3:o:suse:sles:15:sp3\"\n",
          "15");

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
    JsonNode answers = row.out().path("distributions");
    Verdict verdict = Verdict.AGREES;
    for (String path : List.of("etc/os-release", "usr/lib/os-release")) {
      FakeLayer layer = FakeLayer.of(path, content);
      // Claircore reads the second file for few distributions, but has no other answer for it.
      JsonNode answer = answers.path("etc/os-release");
      boolean agrees = check(layer, answer, found -> checkNew(found, row, answer));
      boolean isNew = checkOthers(layer, row, answer);
      boolean isSame = answers.path(path).equals(answer);
      verdict = agrees && !isNew && isSame ? verdict : Verdict.DIFFERS_ON_PURPOSE;
    }
    FakeLayer other = FakeLayer.of("etc/redhat-release", content);
    check(other, answers.path("etc/redhat-release"), found -> fail("not a file to read"));
    assertEquals(List.of(), Scans.scan(DistributionScanners.others(), other).items());
    // Rows marked as wrong concern B26, where we follow claircore.
    return verdict;
  }

  private static Verdict checkLayer(VectorRow row) {
    FakeLayer layer = VectorLayer.of(row.in().get("files"));
    check(layer, row.out(), found -> fail("claircore finds none: " + found));
    assertEquals(List.of(), Scans.scan(DistributionScanners.others(), layer).items());
    return Verdict.AGREES;
  }

  /**
   * Compares what claircore's scanners find.
   *
   * @param checkNew checks a distribution where claircore's answer is another one, or none
   * @return whether everything agrees
   */
  private static boolean check(
      FakeLayer layer, JsonNode expected, Consumer<Distribution> checkNew) {
    boolean agrees = true;
    for (DistributionScanner scanner : SCANNERS) {
      String name = scanner.identity().name();
      JsonNode answer = expected.path(name);
      ScanResult<Distribution> result = Scans.scan(scanner, layer);
      boolean fails = answer.has("error");
      assertEquals(fails ? 1 : 0, result.partialErrors().size(), name);
      result
          .partialErrors()
          .forEach(error -> assertEquals(PartialError.Reason.PERMANENT, error.reason(), name));
      List<Map<String, String>> theirs =
          fails || answer.isMissingNode() ? List.of() : List.of(fields(answer));
      List<Map<String, String>> ours =
          result.items().stream().map(DistributionVectorTest::fields).toList();
      if (!ours.equals(theirs)) {
        assertEquals(1, ours.size(), () -> name + " finds no longer " + theirs);
        checkNew.accept(result.items().get(0));
        agrees = false;
      }
    }
    return agrees;
  }

  /** Checks a distribution that claircore does not find: it is a later release, or RHEL CoreOS. */
  private static void checkNew(Distribution found, VectorRow row, JsonNode answers) {
    String release = PARSED_HERE.get(VectorRow.text(row.in().get("content")));
    if (release == null) {
      assertEquals("rhel", found.did());
      assertEquals(asInFile(row, answers), fields(found));
    } else {
      assertEquals(release, found.versionId());
    }
  }

  /**
   * Returns whether the scanner for all other distributions finds one, which it must not repeat.
   */
  private static boolean checkOthers(FakeLayer layer, VectorRow row, JsonNode answers) {
    List<Distribution> found = Scans.scan(DistributionScanners.others(), layer).items();
    if (found.isEmpty()) {
      return false;
    }
    SCANNERS.forEach(scanner -> assertEquals(List.of(), Scans.scan(scanner, layer).items()));
    assertEquals(List.of(asInFile(row, answers)), found.stream().map(f -> fields(f)).toList());
    return true;
  }

  /**
   * Returns the answer of claircore's scanner for any os-release, but with the file's own display
   * name, which that scanner replaces by the name of a product in Bugzilla.
   */
  private static Map<String, String> asInFile(VectorRow row, JsonNode answers) {
    ObjectNode answer = answers.required("os-release").deepCopy();
    answer.put("pretty_name", row.out().path("parse").path("PRETTY_NAME").asText());
    if (!row.out().path("parse").has("NAME")) {
      // That scanner has a default.
      answer.put("name", "");
    }
    return fields(answer);
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
