package dev.libindex.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.libindex.testdata.internal.vectors.VectorRow;
import dev.libindex.testdata.internal.vectors.VectorTable;
import dev.libindex.testdata.internal.vectors.Verdict;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ManifestJsonVectorTest {
  private static final String DUPLICATE =
      "claircore takes the last of two fields, or decodes the second list into the first one";

  /** Lines that claircore accepts and that we refuse, besides those without a hash. */
  private static final Map<Integer, String> REFUSED =
      Map.of(
          28, DUPLICATE,
          29, DUPLICATE,
          30, DUPLICATE,
          31, DUPLICATE,
          33, DUPLICATE,
          34, DUPLICATE,
          35, DUPLICATE,
          57, DUPLICATE,
          86, "nested thousands of levels deep in an unknown field");

  @TestFactory
  Stream<DynamicTest> manifests() {
    return VectorTable.named("json-manifest.jsonl").tests(ManifestJsonVectorTest::check);
  }

  private static Verdict check(VectorRow row) throws IOException {
    byte[] document = VectorRow.bytes(row.in());
    if (row.isError()) {
      assertThrows(JsonFormatException.class, () -> ManifestJson.readUnchecked(document));
      return Verdict.AGREES;
    }
    JsonNode expected = row.out().get("reencoded");
    if (REFUSED.containsKey(row.number()) || hasNoHash(expected)) {
      assertThrows(JsonFormatException.class, () -> ManifestJson.readUnchecked(document));
      return Verdict.DIFFERS_ON_PURPOSE;
    }
    JsonNode written =
        new ObjectMapper().readTree(ManifestJson.write(ManifestJson.readUnchecked(document)));
    JsonNode withoutNulls = withoutNulls(expected);
    assertEquals(withoutNulls, written);
    return withoutNulls.equals(expected) ? Verdict.AGREES : Verdict.DIFFERS_ON_PURPOSE;
  }

  /** Clair refuses a manifest without a hash, and cannot fetch a layer without one. */
  private static boolean hasNoHash(JsonNode manifest) {
    return manifest.get("hash").textValue().isEmpty()
        || StreamSupport.stream(manifest.get("layers").spliterator(), false)
            .anyMatch(layer -> layer.path("hash").asText().isEmpty());
  }

  /** Replaces null lists and maps, which we read as empty ones. */
  private static JsonNode withoutNulls(JsonNode manifest) {
    return Nulls.replaceIn(manifest, Map.of("layers", "[]", "headers", "{}", "A", "[]"));
  }
}
