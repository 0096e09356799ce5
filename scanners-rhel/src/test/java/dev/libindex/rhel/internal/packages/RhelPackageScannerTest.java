package dev.libindex.rhel.internal.packages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.libindex.model.Package;
import dev.libindex.model.PartialError;
import dev.libindex.rhel.internal.urlquery.QueryValues;
import dev.libindex.rhel.layers.Scans;
import dev.libindex.rhel.samples.SampleFiles;
import dev.libindex.scan.ScanResult;
import dev.libindex.testdata.contract.FakeLayer;
import dev.libindex.testdata.contract.FakeLayerBuilder;
import dev.libindex.testdata.internal.SharedData;
import dev.libindex.testdata.internal.vectors.VectorRow;
import dev.libindex.testdata.internal.vectors.VectorTable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class RhelPackageScannerTest {
  private static final String DATABASE = "synthetic-rpmdb/dnf-history/rpmdb.sqlite.xz";
  private static final String HISTORY = "var/lib/dnf/history.sqlite";
  private static final String MANIFEST = "root/buildinfo/content_manifests/a.json";

  private static FakeLayerBuilder layer() {
    return FakeLayer.builder()
        .file("var/lib/rpm/rpmdb.sqlite", data(DATABASE))
        .file(HISTORY, data("synthetic-rpmdb/dnf-history/history.sqlite"));
  }

  private static byte[] data(String path) {
    return SampleFiles.read(SharedData.require("data/" + path));
  }

  private static ScanResult<Package> scan(FakeLayerBuilder layer) {
    return Scans.scan(new RhelPackageScanner(), layer.build());
  }

  private static Set<String> repositoryIds(ScanResult<Package> result) {
    return result.items().stream()
        .flatMap(found -> repositoryIds(found.repositoryHint()).stream())
        .collect(Collectors.toSet());
  }

  private static List<String> repositoryIds(String hint) {
    return QueryValues.parse(hint).values().all("repoid");
  }

  @Test
  void hintsOfPackagesAndSourcesEqualClaircores() {
    Map<String, Package> found =
        scan(layer()).items().stream()
            .collect(Collectors.toMap(RhelPackageScannerTest::key, one -> one, (a, b) -> a));
    int checked = 0;
    for (VectorRow row : VectorTable.named("repository-hint.jsonl").rows()) {
      JsonNode in = row.in();
      if (in.path("rpmdb").asText().equals(DATABASE) && in.has("name")) {
        Package one = Objects.requireNonNull(found.get(key(in)), in::toString);
        assertEquals(row.out().path("hint").asText(), one.repositoryHint(), in::toString);
        Package source = one.source();
        assertEquals(
            row.out().path("source_hint").asText(),
            source == null ? "" : source.repositoryHint(),
            in::toString);
        checked++;
      }
    }
    assertTrue(checked > 100, checked + " packages were checked");
  }

  private static String key(Package found) {
    return found.name() + " " + found.version() + " " + found.arch();
  }

  private static String key(JsonNode in) {
    return String.join(
        " ", in.path("name").asText(), in.path("version").asText(), in.path("arch").asText());
  }

  @Test
  void historyCountsIfThereIsNoManifestOrTheManifestSaysSo() {
    assertFalse(repositoryIds(scan(layer())).isEmpty());
    assertFalse(repositoryIds(scan(layer().file(MANIFEST, "{\"from_dnf_hint\":true}"))).isEmpty());
    assertFalse(repositoryIds(scan(layer().file(MANIFEST, "not JSON"))).isEmpty());
    assertEquals(Set.of(), repositoryIds(scan(layer().file(MANIFEST, "{\"content_sets\":[]}"))));
  }

  @Test
  void manifestWithAWrongTypeIsAnErrorAndPackagesAreKept() {
    ScanResult<Package> result = scan(layer().file(MANIFEST, "{\"from_dnf_hint\":\"yes\"}"));
    assertEquals(
        List.of(MANIFEST), result.partialErrors().stream().map(PartialError::path).toList());
    assertEquals(scan(layer()).items().size(), result.items().size());
    assertEquals(Set.of(), repositoryIds(result));
  }

  @Test
  void b35EmptyHistoryIsIgnoredAndAMalformedOneIsAnError() {
    assertEquals(List.of(), scan(layer().file(HISTORY, "")).partialErrors());
    ScanResult<Package> result = scan(layer().file(HISTORY, "no database at all"));
    assertEquals(
        List.of(HISTORY), result.partialErrors().stream().map(PartialError::path).toList());
    assertEquals(scan(layer()).items().size(), result.items().size());
  }
}
