package dev.libindex.json;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests that hostile documents are read or refused in bounded time and stack depth. */
class HostileJsonTest {
  private static final String DIGEST = "sha256:" + "0".repeat(64);
  private static final int MANY = 300_000;

  /** The required fields of a report and of a manifest. */
  private static final String BEGINNING =
      "\"manifest_hash\":\"DIGEST\",\"state\":\"IndexError\",\"hash\":\"DIGEST\","
              .replace("DIGEST", DIGEST)
          + "\"layers\":[{\"hash\":\"%s\"}],".formatted(DIGEST);

  /** A report in which no part is empty. */
  private static final String REPORT =
      """
      {"manifest_hash":"DIGEST","state":"IndexPartial","packages":{"1":{"id":"1","name":"a",
      "version":"1-1","kind":"binary","source":{"id":"2","name":"a","version":"1-1"},
      "normalized_version":"rhctag:1.2","cpe":"cpe:/a:x:y:1",
      "detector":"urn:claircore:detector:rpm:10:package"}},
      "distributions":{"1":{"id":"1","did":"rhel","cpe":""}},
      "repository":{"1":{"id":"1","name":"n","cpe":"cpe:2.3:a:x:y:1:*:*:*:*:*:*:*"}},
      "environments":{"1":[{"package_db":"d","introduced_in":"DIGEST","distribution_id":"1",
      "repository_ids":["1"]}]},"success":false,"err":"e",
      "partial_errors":[{"layer":"DIGEST","scanner":{"name":"rpm","version":"10","kind":"package"},
      "path":"p","cause":"c","reason":"permanent","limit":{"name":"n","value":1}}],
      "notices":[{"layer":"DIGEST","scanner":{"name":"rpm","version":"10","kind":"package"},
      "path":"p","text":"t"}]}
      """
          .replace("DIGEST", DIGEST);

  static Stream<Arguments> documents() {
    Map<String, String> parts =
        Map.ofEntries(
            Map.entry("deep lists", "\"x\":" + "[".repeat(MANY) + "]".repeat(MANY)),
            Map.entry("unclosed lists", "\"x\":" + "[".repeat(MANY)),
            Map.entry("unclosed objects", "\"x\":" + "{\"a\":".repeat(MANY)),
            Map.entry(
                "deep sources",
                "\"packages\":{\"1\":{\"source\":"
                    + "{\"source\":".repeat(MANY)
                    + "{}"
                    + "}".repeat(MANY)
                    + "}}"),
            Map.entry("long number", "\"x\":" + "9".repeat(MANY)),
            Map.entry("long number as text", "\"success\":" + "9".repeat(MANY)),
            Map.entry("long name", "\"" + "n".repeat(MANY) + "\":1"),
            Map.entry(
                "long digest",
                "\"environments\":{\"1\":[{\"introduced_in\":\"" + "0".repeat(MANY) + "\"}]}"),
            Map.entry(
                "long version",
                "\"packages\":{\"1\":{\"normalized_version\":\"k:" + "1.".repeat(MANY) + "\"}}"),
            Map.entry(
                "long cpe", "\"packages\":{\"1\":{\"cpe\":\"cpe:/" + "a:".repeat(MANY) + "\"}}"),
            Map.entry(
                "long detector",
                "\"packages\":{\"1\":{\"detector\":\"urn:claircore:detector:"
                    + ":".repeat(MANY)
                    + "\"}}"),
            Map.entry("environments as an object", "\"environments\":{\"1\":{\"a\":{}}}"),
            Map.entry("environments as a text", "\"environments\":{\"1\":\"a\"}"),
            Map.entry("scanner as a text", "\"notices\":[{\"scanner\":\"rpm\"}]"),
            Map.entry("null among notices", "\"notices\":[null]"),
            Map.entry(
                "fractional limit",
                "\"partial_errors\":[{\"layer\":\"%s\",\"scanner\":{\"kind\":\"file\"},"
                        .formatted(DIGEST)
                    + "\"reason\":\"permanent\",\"limit\":{\"value\":1.5}}]"),
            Map.entry("duplicate", "\"err\":\"a\",\"ERR\":\"b\""));
    return parts.entrySet().stream()
        .map(part -> arguments(part.getKey(), "{" + BEGINNING + part.getValue() + "}"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("documents")
  void isRefusedWithAShortMessage(String name, String document) {
    byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
    JsonFormatException e =
        assertThrows(JsonFormatException.class, () -> IndexReportJson.read(bytes));
    assertTrue(String.valueOf(e.getMessage()).length() < 2_000, e.getMessage());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("documents")
  void isReadOrRefusedAsAManifest(String name, String document) {
    try {
      assertEquals(1, ManifestJson.read(document.getBytes(StandardCharsets.UTF_8)).layers().size());
    } catch (JsonFormatException e) {
      assertTrue(String.valueOf(e.getMessage()).startsWith("not JSON"), e.getMessage());
    }
  }

  @Test
  void theBeginningAloneIsAReportAndAManifest() {
    byte[] bytes = ("{" + BEGINNING + "\"x\":1}").getBytes(StandardCharsets.UTF_8);
    assertTrue(IndexReportJson.read(bytes).packages().isEmpty());
    assertEquals(1, ManifestJson.read(bytes).layers().size());
  }

  @Test
  void millionsOfUnknownFieldsAreReadInOnePass() {
    StringBuilder fields = new StringBuilder();
    IntStream.range(0, MANY).forEach(i -> fields.append("\"u").append(i).append("\":[],"));
    String report = "{" + BEGINNING + fields + "\"x\":1}";
    assertTrue(IndexReportJson.read(report.getBytes(StandardCharsets.UTF_8)).packages().isEmpty());
  }

  @Test
  void aDamagedReportIsRefusedOrCanBeReadAndWritten() {
    byte[] report = REPORT.getBytes(StandardCharsets.UTF_8);
    Random random = new Random(4);
    int read = 0;
    for (int i = 0; i < 4_000; i++) {
      byte[] damaged = report.clone();
      for (int changes = random.nextInt(3); changes >= 0; changes--) {
        damaged[random.nextInt(damaged.length)] = damage(random, report);
      }
      read += isReadAndWritten(damaged) ? 1 : 0;
    }
    assertTrue(read > 400 && read < 3_600, read + " of 4,000 were read");
  }

  private static byte damage(Random random, byte[] report) {
    return random.nextBoolean()
        ? report[random.nextInt(report.length)]
        : (byte) random.nextInt(256);
  }

  private static boolean isReadAndWritten(byte[] document) {
    byte[] written;
    try {
      written = IndexReportJson.write(IndexReportJson.read(document));
    } catch (JsonFormatException e) {
      return false;
    }
    assertArrayEquals(written, IndexReportJson.write(IndexReportJson.read(written)));
    return true;
  }
}
