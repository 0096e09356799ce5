package dev.libindex.rhel.internal.osrelease;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import dev.libindex.testdata.internal.vectors.VectorRow;
import dev.libindex.testdata.internal.vectors.VectorTable;
import dev.libindex.testdata.internal.vectors.Verdict;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class OsReleaseVectorTest {

  @TestFactory
  Stream<DynamicTest> values() {
    return VectorTable.named("os-release.jsonl")
        .about("keys and values")
        .tests(OsReleaseVectorTest::checkValues);
  }

  private static Verdict checkValues(VectorRow row) throws OsReleaseSyntaxException {
    byte[] content = VectorRow.bytes(row.in().get("content"));
    JsonNode expected = row.out().get("parse");
    if (expected.has("error")) {
      assertThrows(OsReleaseSyntaxException.class, () -> OsRelease.parse(content));
      return Verdict.AGREES;
    }
    Map<String, String> values = new HashMap<>();
    expected.properties().forEach(v -> values.put(v.getKey(), v.getValue().textValue()));
    assertEquals(values, OsRelease.parse(content));
    return Verdict.AGREES;
  }

  /** Rows marked as wrong (B26) are read as by claircore: the text does name that release. */
  @TestFactory
  Stream<DynamicTest> releases() {
    return VectorTable.named("os-release.jsonl")
        .about("the release of RHEL")
        .tests(OsReleaseVectorTest::checkRelease);
  }

  private static Verdict checkRelease(VectorRow row) throws OsReleaseSyntaxException {
    byte[] content = VectorRow.bytes(row.in().get("content"));
    JsonNode rhel = row.out().path("distributions").path("etc/os-release").path("rhel");
    if (rhel.has("error")) {
      assertThrows(OsReleaseSyntaxException.class, () -> RhelRelease.parse(content));
      return Verdict.AGREES;
    }
    boolean named = rhel.path("did").asText().equals("rhel");
    Optional<String> major = Optional.of(rhel.path("version").asText()).filter(version -> named);
    assertEquals(major, RhelRelease.parse(content).map(release -> Long.toString(release.major())));
    return Verdict.AGREES;
  }
}
