package dev.libindex.testdata.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ReportComparerTest {
  private static final String REPORT =
      """
      {"state": "IndexFinished", "success": true, "err": "",
       "distributions": {"1": {"id": "1", "did": "rhel", "pretty_name": "Red Hat 9"}},
       "repository": {"7": {"id": "7", "name": "cpe:a", "key": "k", "uri": "repoid=a"},
                      "8": {"id": "8", "name": "cpe:b", "key": "k", "uri": "repoid=b"}},
       "packages": {
         "1": {"id": "1", "name": "bash", "version": "5.1-1", "kind": "binary", "arch": "x86_64"},
         "2": {"id": "2", "name": "zlib", "version": "1.2-3", "kind": "binary", "arch": "x86_64"}},
       "environments": {
         "1": [{"package_db": "sqlite:var/lib/rpm", "introduced_in": "sha256:aa",
                "distribution_id": "1", "repository_ids": ["8", "7"]}],
         "2": [{"package_db": "sqlite:var/lib/rpm", "introduced_in": "sha256:aa",
                "distribution_id": "1", "repository_ids": ["7", "8"]}]}}
      """;

  private final ReportComparer comparer = ReportComparer.strict();

  @Test
  void ignoresIdsAndOrder() throws IOException {
    String other =
        REPORT
            .replace("\"7\"", "\"x\"")
            .replace("\"8\"", "\"7\"")
            .replace("\"x\"", "\"9\"")
            .replace("\"2\": ", "\"22\": ")
            .replace("\"id\": \"2\"", "\"id\": \"22\"");
    ReportDifference difference = compare(JSON.readTree(other));
    assertEquals("Index reports agree", difference.toString());
    assertTrue(difference.isEmpty());
  }

  @Test
  void namesMissingAndNewPackages() throws IOException {
    assertLines(
        report -> {
          ((ObjectNode) report.get("packages")).remove("2");
          ((ObjectNode) report.at("/packages/1")).put("name", "dash");
        },
        """
        packages:
          - bash 5.1-1 x86_64 binary
          - zlib 1.2-3 x86_64 binary
          + dash 5.1-1 x86_64 binary""");
  }

  @Test
  void showsFieldsThatChanged() throws IOException {
    assertLines(
        report -> {
          report.put("state", "IndexPartial").put("success", false);
          ((ObjectNode) report.at("/packages/1")).put("version", "5.2-1").put("module", "m:1");
        },
        """
        packages:
          ~ bash 5.1-1 x86_64 binary:
            module: "" → "m:1"
            version: "5.1-1" → "5.2-1"
        state: "IndexFinished" → "IndexPartial"
        success: true → false""");
  }

  @Test
  void describesTheSameChangeOfManyPackagesOnce() throws IOException {
    assertLines(
        report -> ((ObjectNode) report.get("repository")).remove("8"),
        """
        packages:
          ~ bash 5.1-1 x86_64 binary and 1 more alike:
            environments:
              ~ sqlite:var/lib/rpm of layer 0:
                repositories:
                  - cpe:b repoid=b
                  + {"unknown": "8"}
        repositories:
          - cpe:b repoid=b""");
  }

  @Test
  void showsAnotherLayer() throws IOException {
    assertLines(
        report -> ((ObjectNode) report.at("/environments/1/0")).put("introduced_in", "sha256:bb"),
        """
        packages:
          ~ bash 5.1-1 x86_64 binary:
            environments:
              - sqlite:var/lib/rpm of layer 0
              + sqlite:var/lib/rpm of layer 1""");
  }

  @Test
  void canIgnoreTheTextOfAnErrorButNotItsPresence() throws IOException {
    ObjectNode one = normal(JSON.readTree(REPORT)).put("err", "one");
    ObjectNode two = one.deepCopy().put("err", "two");
    ObjectNode none = one.deepCopy().put("err", "");

    ReportComparer lenient = ReportComparer.ignoringErrorText();
    assertFalse(comparer.compareNormal(one, two).isEmpty());
    assertTrue(lenient.compareNormal(one, two).isEmpty());
    assertFalse(lenient.compareNormal(one, none).isEmpty());
    assertThrows(AssertionError.class, () -> lenient.assertSameNormal(one, none));
  }

  @Test
  void showsAtMostTwentyOfEachKind() throws IOException {
    ObjectNode report = (ObjectNode) JSON.readTree(REPORT);
    JsonNode bash = report.at("/packages/1");
    for (int i = 100; i < 130; i++) {
      ObjectNode more = bash.deepCopy();
      ((ObjectNode) report.get("packages")).set("" + i, more.put("name", "p" + i));
    }
    List<String> lines = compare(report).lines();
    assertEquals(22, lines.size());
    assertEquals("  + … and 10 more", lines.get(21));
  }

  private void assertLines(Consumer<ObjectNode> change, String expected) throws IOException {
    ObjectNode report = (ObjectNode) JSON.readTree(REPORT);
    change.accept(report);
    assertEquals(expected, String.join("\n", compare(report).lines()));
  }

  private ReportDifference compare(JsonNode found) throws IOException {
    return comparer.compare(JSON.readTree(REPORT), found, List.of("sha256:AA", "sha256:bb"));
  }

  private static ObjectNode normal(JsonNode report) {
    return NormalForm.of(report, List.of("sha256:aa"));
  }

  private static final ObjectMapper JSON = new ObjectMapper();
}
