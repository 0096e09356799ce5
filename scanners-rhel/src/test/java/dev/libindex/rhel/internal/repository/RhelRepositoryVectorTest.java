package dev.libindex.rhel.internal.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.libindex.model.PartialError;
import dev.libindex.model.Repository;
import dev.libindex.rhel.layers.Scans;
import dev.libindex.rhel.layers.VectorLayer;
import dev.libindex.scan.ScanResult;
import dev.libindex.testdata.internal.vectors.VectorRow;
import dev.libindex.testdata.internal.vectors.VectorTable;
import dev.libindex.testdata.internal.vectors.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Tests which repositories follow from a content manifest or a dnf history. */
final class RhelRepositoryVectorTest {

  @TestFactory
  Stream<DynamicTest> repositories() {
    Map<String, Map<String, List<String>>> mappings =
        Scans.vectorMapping(RepositoryToCpe.NAME, RepositoryToCpe::parse);
    return VectorTable.named("content-manifest.jsonl")
        .deviating(
            Map.of(
                "{\"files\":{\"root/buildinfo/content_manifests/a.json/\":\"\","
                    + "\"root/buildinfo/content_manifests/b.json\":"
                    + "\"{\\\"content_sets\\\": [\\\"content-set-3\\\"]}\"}}",
                "a directory is not a content manifest"))
        .tests(row -> check(row, mappings));
  }

  private static Verdict check(VectorRow row, Map<String, Map<String, List<String>>> mappings) {
    JsonNode files = row.in().get("files");
    ScanResult<Repository> result =
        Scans.scanAndBind(new RhelRepositoryScanner(), VectorLayer.of(files), mappings);
    List<String> expected = expected(row.out().path("repositories"));
    List<String> found = result.items().stream().map(RhelRepositoryVectorTest::text).toList();
    if (row.isClaircoreWrong()) {
      // labels.json is not a content manifest (B12).
      List<String> ofHistory =
          List.of("rhel-9-for-x86_64-appstream-rpms", "rhel-9-for-x86_64-baseos-rpms");
      boolean history = files.has("var/lib/dnf/history.sqlite");
      assertEquals(
          history ? ofHistory : List.of(),
          result.items().stream().map(one -> one.uri().substring("repoid=".length())).toList());
      return Verdict.DIFFERS_ON_PURPOSE;
    }
    if (isEmptyHistory(files)) {
      // An empty history counts as none, and is not an error (B35).
      assertEquals(List.of(), result.partialErrors());
      return Verdict.DIFFERS_ON_PURPOSE;
    }
    // Sorted by name and URI, without duplicates (B14).
    assertEquals(expected.stream().sorted().distinct().toList(), found);
    assertEquals(row.out().has("error") ? 1 : 0, result.partialErrors().size());
    for (PartialError error : result.partialErrors()) {
      assertEquals(PartialError.Reason.PERMANENT, error.reason());
      assertNotEquals("", error.path());
    }
    return expected.equals(found) ? Verdict.AGREES : Verdict.DIFFERS_ON_PURPOSE;
  }

  private static boolean isEmptyHistory(JsonNode files) {
    JsonNode history = files.path("var/lib/dnf/history.sqlite");
    return history.isTextual() && history.textValue().isEmpty();
  }

  private static List<String> expected(JsonNode repositories) {
    List<String> texts = new ArrayList<>();
    for (JsonNode one : repositories) {
      texts.add(
          String.join(
              " ",
              one.path("name").asText(),
              one.path("uri").asText(),
              one.path("key").asText(),
              one.path("cpe").asText()));
    }
    return texts;
  }

  private static String text(Repository one) {
    return String.join(" ", one.name(), one.uri(), one.key(), Objects.toString(one.cpe(), ""));
  }
}
