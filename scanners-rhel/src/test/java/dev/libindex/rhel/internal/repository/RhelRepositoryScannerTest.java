package dev.libindex.rhel.internal.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libindex.mapping.MappingSlice;
import dev.libindex.model.Notice;
import dev.libindex.model.PartialError;
import dev.libindex.model.Repository;
import dev.libindex.rhel.layers.Scans;
import dev.libindex.rhel.layers.TarLayer;
import dev.libindex.scan.Evidence;
import dev.libindex.scan.ScanResult;
import dev.libindex.testdata.contract.FakeLayer;
import dev.libindex.testdata.internal.golden.GoldenCases;
import dev.libindex.testdata.internal.golden.GoldenLayer;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RhelRepositoryScannerTest {
  private static final String PATH = "root/buildinfo/content_manifests/a.json";

  private static ScanResult<Repository> scan(String manifest) {
    return Scans.scan(new RhelRepositoryScanner(), FakeLayer.of(PATH, manifest));
  }

  @Test
  void evidenceIsTheRepositoryIdsAndTheirFile() {
    ScanResult<Repository> result = scan("{\"content_sets\":[\"b\",\"a\",\"b\"]}");
    assertEquals(
        List.of(new Evidence(RepositoryToCpe.NAME, List.of("a", "b"), PATH, 1)), result.evidence());
    assertEquals(List.of(), result.items());
  }

  @Test
  void d25LayerWithoutRepositoryIdsNeedsNoMapping() {
    assertEquals(ScanResult.empty(), scan("{\"content_sets\":[]}"));
    assertEquals(ScanResult.empty(), Scans.scan(new RhelRepositoryScanner(), FakeLayer.empty()));
  }

  @Test
  void dnfsPlaceholdersAreLeftOut() throws Exception {
    GoldenLayer layer = GoldenCases.named("d-dnf4-rules").layers().get(0);
    FakeLayer view = TarLayer.read(Files.readAllBytes(layer.file()), layer.digest()).view();
    assertTrue(ContentSources.read(view).history().repositoryIds().contains("@System"));
    List<String> keys =
        Scans.scan(new RhelRepositoryScanner(), view).evidence().stream()
            .flatMap(evidence -> evidence.keys().stream())
            .toList();
    assertTrue(keys.size() > 1, keys::toString);
    assertTrue(
        keys.stream().noneMatch(key -> key.isEmpty() || key.startsWith("@")), keys::toString);
  }

  @Test
  void manifestThatIsNotJsonCausesANotice() {
    ScanResult<Repository> result = scan("");
    assertEquals(List.of(new Notice(PATH, "content manifest is not JSON")), result.notices());
    assertEquals(List.of(), result.partialErrors());
  }

  @Test
  void manifestWithAWrongTypeIsAPermanentError() {
    List<PartialError> errors = scan("{\"content_sets\":1}").partialErrors();
    assertEquals(1, errors.size());
    assertEquals(PATH, errors.get(0).path());
    assertEquals(PartialError.Reason.PERMANENT, errors.get(0).reason());
  }

  @Test
  void manifestWithTooManyRepositoriesIsAPermanentError() {
    String ids =
        IntStream.rangeClosed(0, 10_000)
            .mapToObj(id -> "\"" + id + "\"")
            .collect(Collectors.joining(","));
    ScanResult<Repository> result = scan("{\"content_sets\":[" + ids + "]}");
    assertEquals(
        List.of(PartialError.permanent(PATH, "10001 repository ids are more than 10000")),
        result.partialErrors());
    assertEquals(List.of(), result.evidence());
  }

  @Test
  void bindingReportsUnknownIdsAndInvalidNames() {
    Evidence evidence =
        new Evidence(RepositoryToCpe.NAME, List.of("known", "odd", "unknown"), PATH, 1);
    ScanResult<Repository> bound =
        new RhelRepositoryScanner()
            .bind(
                evidence,
                new MappingSlice(
                    RepositoryToCpe.NAME,
                    Map.of(
                        "known", List.of("cpe:/o:redhat:x:2", "cpe:/o:redhat:x:1"),
                        "odd", List.of("redhat"))));
    assertEquals(
        List.of("cpe:2.3:o:redhat:x:1:*:*:*:*:*:*:*", "cpe:2.3:o:redhat:x:2:*:*:*:*:*:*:*"),
        bound.items().stream().map(Repository::name).toList());
    assertEquals(
        List.of(
            new Notice(
                PATH,
                "repository id odd is mapped to no CPE name: "
                    + "cpe: string does not appear to be a bound WFN: \"redhat\""),
            new Notice(PATH, "mapping repository-to-cpe lacks repository id unknown")),
        bound.notices());
    assertEquals(List.of(), bound.partialErrors());
  }

  @Test
  void b12LabelsAreNotReadAsAContentManifest() {
    FakeLayer labels =
        FakeLayer.of("usr/share/buildinfo/labels.json", "{\"content_sets\":[\"no\"]}");
    FakeLayer manifest =
        FakeLayer.of("usr/share/buildinfo/content_manifest.json", "{\"content_sets\":[\"a\"]}");
    FakeLayer sameName =
        FakeLayer.of("root/buildinfo/content_manifests/labels.json", "{\"content_sets\":[\"a\"]}");
    assertEquals(ScanResult.empty(), Scans.scan(new RhelRepositoryScanner(), labels));
    assertEquals(1, Scans.scan(new RhelRepositoryScanner(), sameName).evidence().size());
    assertEquals(1, Scans.scan(new RhelRepositoryScanner(), manifest).evidence().size());
  }

  @Test
  void b14RepositoriesAreSortedByNameAndIdWithoutDuplicates() {
    String one = "cpe:/o:redhat:x:1";
    String two = "cpe:/o:redhat:x:2";
    Evidence evidence =
        new Evidence(RepositoryToCpe.NAME, List.of("first", "second", "third"), PATH, 1);
    Map<String, List<String>> mapping =
        Map.of("third", List.of(one, two), "second", List.of(one, one), "first", List.of(one));
    List<String> found =
        new RhelRepositoryScanner()
            .bind(evidence, new MappingSlice(RepositoryToCpe.NAME, mapping)).items().stream()
                .map(repository -> repository.cpe() + " " + repository.uri())
                .toList();
    assertEquals(
        List.of(
            "cpe:2.3:o:redhat:x:1:*:*:*:*:*:*:* repoid=first",
            "cpe:2.3:o:redhat:x:1:*:*:*:*:*:*:* repoid=second",
            "cpe:2.3:o:redhat:x:1:*:*:*:*:*:*:* repoid=third",
            "cpe:2.3:o:redhat:x:2:*:*:*:*:*:*:* repoid=third"),
        found);
  }

  @Test
  void b13BindingWithoutTheMappingNamesIt() {
    Evidence evidence = new Evidence(RepositoryToCpe.NAME, List.of("known"), PATH, 1);
    assertEquals(
        ScanResult.failed(PartialError.missingMapping(RepositoryToCpe.NAME)),
        new RhelRepositoryScanner().bind(evidence, null));
  }
}
