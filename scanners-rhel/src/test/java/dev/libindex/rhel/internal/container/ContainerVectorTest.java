package dev.libindex.rhel.internal.container;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.libindex.model.NormalizedVersion;
import dev.libindex.model.Package;
import dev.libindex.model.PartialError;
import dev.libindex.model.Repository;
import dev.libindex.rhel.layers.Scans;
import dev.libindex.rhel.layers.VectorLayer;
import dev.libindex.scan.ScanResult;
import dev.libindex.testdata.contract.FakeLayer;
import dev.libindex.testdata.internal.vectors.VectorRow;
import dev.libindex.testdata.internal.vectors.VectorTable;
import dev.libindex.testdata.internal.vectors.Verdict;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Tests which packages and repositories follow from Dockerfiles and {@code labels.json}. */
final class ContainerVectorTest {

  @TestFactory
  Stream<DynamicTest> dockerfiles() {
    Map<String, Map<String, List<String>>> mappings =
        Scans.vectorMapping(ContainerNameRepositories.NAME, ContainerNameRepositories::parse);
    return VectorTable.named("rhcc-dockerfile.jsonl")
        .deviating(
            Map.of(
                "{\"files\":{\"root/buildinfo/Dockerfile-b-2-1/\":\"\"}}",
                "a directory is not a Dockerfile"))
        .tests(
            row -> {
              FakeLayer layer = VectorLayer.of(row.in().get("files"));
              checkPackages(
                  Scans.scanAndBind(new DockerfilePackageScanner(), layer, mappings),
                  row.out().get("package_scanner"));
              checkRepositories(
                  Scans.scan(new DockerfileRepositoryScanner(), layer),
                  row.out().get("repository_scanner"));
              return Verdict.AGREES;
            });
  }

  @TestFactory
  Stream<DynamicTest> labels() {
    return VectorTable.named("labels-json.jsonl").tests(ContainerVectorTest::checkLabels);
  }

  private static Verdict checkLabels(VectorRow row) {
    FakeLayer layer = VectorLayer.of(row.in().get("files"));
    checkRepositories(
        Scans.scan(new LabelsRepositoryScanner(), layer), row.out().get("repository_detector"));
    ScanResult<Package> packages = Scans.scan(new LabelsPackageScanner(), layer);
    JsonNode expected = row.out().get("package_detector");
    long seconds = expected.path("packages").path(0).path("version").asLong();
    if (seconds != (int) seconds) {
      // Times that do not fit in 32 bits are clamped, not wrapped (B17).
      int clamped = seconds > 0 ? Integer.MAX_VALUE : Integer.MIN_VALUE;
      packages
          .items()
          .forEach(
              found ->
                  assertEquals(NormalizedVersion.of("rhctag", clamped), found.normalizedVersion()));
      assertEquals(3, packages.items().size());
      return Verdict.DIFFERS_ON_PURPOSE;
    }
    checkPackages(packages, expected);
    return Verdict.AGREES;
  }

  private static void checkPackages(ScanResult<Package> result, JsonNode expected) {
    checkErrors(result, expected);
    assertEquals(
        // Packages without a name are left out.
        expected
            .path("packages")
            .valueStream()
            .filter(one -> !one.path("name").asText().isEmpty())
            .toList(),
        result.items().stream().map(PackageJson::of).toList());
  }

  private static void checkRepositories(ScanResult<Repository> result, JsonNode expected) {
    checkErrors(result, expected);
    assertEquals(
        expected.path("repositories").valueStream().toList(),
        result.items().stream().map(PackageJson::of).toList());
  }

  private static void checkErrors(ScanResult<?> result, JsonNode expected) {
    assertEquals(
        expected.has("error") ? List.of(PartialError.Reason.PERMANENT) : List.of(),
        result.partialErrors().stream().map(PartialError::reason).toList());
  }
}
