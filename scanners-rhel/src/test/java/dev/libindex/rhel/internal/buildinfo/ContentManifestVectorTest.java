package dev.libindex.rhel.internal.buildinfo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import dev.libindex.testdata.internal.vectors.VectorRow;
import dev.libindex.testdata.internal.vectors.VectorTable;
import dev.libindex.testdata.internal.vectors.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Tests the format only; the scanner tests cover where in a layer the manifest is found. */
class ContentManifestVectorTest {

  private static final Pattern PATH =
      Pattern.compile(
          "(root|usr/share)/buildinfo/content_manifests/[^/]*\\.json"
              + "|usr/share/buildinfo/(?!labels)[^/]*\\.json");

  @TestFactory
  Stream<DynamicTest> manifests() {
    return VectorTable.named("content-manifest.jsonl")
        .about("manifests by themselves", ContentManifestVectorTest::isOneFile)
        .tests(ContentManifestVectorTest::check);
  }

  private static boolean isOneFile(VectorRow row) {
    boolean hasFolder = row.in().get("files").toString().contains("/\":");
    List<JsonNode> manifests = manifests(row);
    return !hasFolder && manifests.size() == 1 && !isLink(manifests.get(0));
  }

  private static List<JsonNode> manifests(VectorRow row) {
    return row.in().get("files").properties().stream()
        .filter(file -> PATH.matcher(file.getKey()).matches())
        .map(Map.Entry::getValue)
        .toList();
  }

  private static Verdict check(VectorRow row) throws BuildInfoException {
    byte[] content = VectorRow.bytes(manifests(row).get(0));
    JsonNode expected = row.out().get("manifest");
    if (expected.has("error")) {
      assertThrows(BuildInfoException.class, () -> ContentManifest.parse(content));
      return Verdict.AGREES;
    }
    assertEquals(manifest(expected), ContentManifest.parse(content));
    return Verdict.AGREES;
  }

  private static boolean isLink(JsonNode file) {
    return file.isTextual() && file.textValue().startsWith("@");
  }

  private static Optional<ContentManifest> manifest(JsonNode expected) {
    if (expected.isNull()) {
      return Optional.empty();
    }
    List<String> contentSets =
        StreamSupport.stream(expected.get("content_sets").spliterator(), false)
            .map(JsonNode::textValue)
            .toList();
    return Optional.of(
        new ContentManifest(contentSets, expected.get("from_dnf_hint").booleanValue()));
  }
}
