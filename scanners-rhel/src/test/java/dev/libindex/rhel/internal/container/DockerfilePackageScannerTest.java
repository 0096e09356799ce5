package dev.libindex.rhel.internal.container;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.libindex.mapping.MappingSlice;
import dev.libindex.model.Package;
import dev.libindex.model.PackageKind;
import dev.libindex.model.PartialError;
import dev.libindex.rhel.layers.Scans;
import dev.libindex.scan.Evidence;
import dev.libindex.scan.ScanResult;
import dev.libindex.testdata.contract.FakeLayer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class DockerfilePackageScannerTest {
  private static final String PATH = "root/buildinfo/Dockerfile-a+b-1.2-3";
  private static final String COMPONENT = "LABEL com.redhat.component=\"c & d\" architecture=a ";

  private static ScanResult<Package> scan(String dockerfile) {
    return Scans.scan(new DockerfilePackageScanner(), FakeLayer.of(PATH, dockerfile));
  }

  private static Evidence evidence() {
    List<Evidence> evidence = scan(COMPONENT + "name=x").evidence();
    assertEquals(1, evidence.size());
    return evidence.get(0);
  }

  private static List<String> texts(ScanResult<Package> result) {
    return result.items().stream()
        .map(found -> found.kind().text() + " " + found.name() + " " + found.version())
        .toList();
  }

  @Test
  void scanningYieldsTheSourceAndTheNameAsKey() {
    assertEquals(List.of("source c & d 1.2-3"), texts(scan(COMPONENT + "name=x")));
    assertEquals(ContainerNameRepositories.NAME, evidence().mapping());
    assertEquals(List.of("x"), evidence().keys());
  }

  @Test
  void bindingYieldsEachRepositoryWithTheSourceOfTheScan() {
    ScanResult<Package> bound =
        new DockerfilePackageScanner()
            .bind(
                evidence(),
                new MappingSlice(
                    ContainerNameRepositories.NAME, Map.of("x", List.of("one", "", "two"))));
    assertEquals(
        List.of("binary one 1.2-3", "ancestry one 1.2-3", "binary two 1.2-3", "ancestry two 1.2-3"),
        texts(bound));
    Package source = scan(COMPONENT + "name=x").items().get(0);
    bound.items().forEach(found -> assertEquals(source, found.source()));
  }

  @Test
  void unmappedNameIsTheRepository() {
    ScanResult<Package> bound =
        new DockerfilePackageScanner()
            .bind(evidence(), new MappingSlice(ContainerNameRepositories.NAME, Map.of()));
    assertEquals(List.of("binary x 1.2-3", "ancestry x 1.2-3"), texts(bound));
  }

  @Test
  void b13BindingWithoutTheMappingNamesIt() {
    assertEquals(
        ScanResult.failed(PartialError.missingMapping(ContainerNameRepositories.NAME)),
        new DockerfilePackageScanner().bind(evidence(), null));
  }

  @Test
  void containerWithoutANameNeedsNoMapping() {
    assertEquals(List.of(), scan(COMPONENT + "name=\"\"").evidence());
  }

  @Test
  void emptyComponentMeansNoSource() {
    ScanResult<Package> result = scan("LABEL com.redhat.component=\"\" architecture=a name=x");
    assertEquals(List.of(), result.items());
    ScanResult<Package> bound =
        new DockerfilePackageScanner()
            .bind(
                result.evidence().get(0),
                new MappingSlice(ContainerNameRepositories.NAME, Map.of()));
    Package binary = bound.items().get(0);
    assertEquals(PackageKind.BINARY, binary.kind());
    assertEquals(null, binary.source());
  }

  @Test
  void malformedDockerfileIsAPermanentError() {
    List<PartialError> errors = scan(COMPONENT + "name=x\nLABEL a=b c\n").partialErrors();
    assertEquals(1, errors.size());
    assertEquals(PATH, errors.get(0).path());
    assertEquals(PartialError.Reason.PERMANENT, errors.get(0).reason());
    FakeLayer dangling = FakeLayer.builder().symlink(PATH, "missing").build();
    assertEquals(
        List.of(PartialError.permanent(PATH, "Dockerfile is a link to nothing")),
        Scans.scan(new DockerfilePackageScanner(), dangling).partialErrors());
  }
}
