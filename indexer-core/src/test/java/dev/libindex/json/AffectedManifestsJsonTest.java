package dev.libindex.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libindex.model.Digest;
import dev.libindex.model.Distribution;
import dev.libindex.model.NormalizedVersion;
import dev.libindex.model.Package;
import dev.libindex.model.PackageKind;
import dev.libindex.model.Repository;
import dev.libindex.vulnerability.AffectedManifests;
import dev.libindex.vulnerability.ArchOperation;
import dev.libindex.vulnerability.BadVulnerability;
import dev.libindex.vulnerability.Severity;
import dev.libindex.vulnerability.VersionRange;
import dev.libindex.vulnerability.Vulnerability;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AffectedManifestsJsonTest {
  private static final Vulnerability BARE =
      Vulnerability.builder("bare", Package.builder().id("p").name("bash").build()).build();

  @Test
  @DisplayName("a vulnerability is read as it was written")
  void roundTrip() {
    Vulnerability full =
        Vulnerability.builder(
                "1",
                Package.builder()
                    .id("p")
                    .name("bash")
                    .version("4-1")
                    .kind(PackageKind.BINARY)
                    .module("m:1")
                    .arch("x86_64")
                    .build())
            .updater("rhel-vex")
            .name("CVE-2026-1")
            .description("text")
            .issued("2026-01-01T00:00:00Z")
            .links("https://a https://b")
            .severity("important")
            .normalizedSeverity(Severity.HIGH)
            .distribution(Distribution.builder().did("rhel").versionId("8").build())
            .repository(Repository.of("name", "key", "uri", null))
            .fixedInVersion("5-1")
            .range(
                new VersionRange(
                    NormalizedVersion.of("rhctag", 4), NormalizedVersion.of("rhctag", 5)))
            .archOperation(ArchOperation.PATTERN_MATCH)
            .inverted(true)
            .build();

    assertEquals(List.of(full), read(write(List.of(full))));
    assertEquals(write(List.of(BARE)), write(read(write(List.of(BARE)))));
  }

  @Test
  @DisplayName("missing fields are empty, and the case of names is ignored")
  void absent() {
    Vulnerability read =
        read("{\"Vulnerabilities\":[{\"ID\":\"a\",\"INVERT\":true,\"range\":{},\"x\":1}]}").get(0);

    assertEquals("a", read.id());
    assertEquals("", read.affected().name());
    assertEquals(Severity.UNKNOWN, read.normalizedSeverity());
    assertEquals(ArchOperation.INVALID, read.archOperation());
    assertEquals(null, read.range());
    assertTrue(read.inverted());
    assertEquals(List.of(), read("{}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"id\":\"a\",\"normalized_severity\":\"Dire\"} | vulnerability \"a\": not a severity",
        "{\"id\":\"a\",\"repository\":{\"cpe\":\"x\"}} | vulnerability \"a\"",
        "{\"id\":\"a\",\"package\":{\"normalized_version\":\"k:1.x\"}} | vulnerability \"a\"",
        "{\"id\":\"a\",\"Invert\":\"true\"} | neither true nor false",
        "{\"id\":\"a\",\"range\":[]} | not an object",
        "{\"id\":1} | not a string",
        "1 | not an object",
      })
  @DisplayName("a malformed document is refused, and the message names the vulnerability")
  void malformed(String vulnerability, String message) {
    JsonFormatException refused =
        assertThrows(
            JsonFormatException.class, () -> read("{\"vulnerabilities\":[" + vulnerability + "]}"));

    assertTrue(String.valueOf(refused.getMessage()).contains(message), refused.getMessage());
  }

  @Test
  @DisplayName("a response has Clair's two keys, and ours only if they are not empty")
  void answer() {
    Digest manifest = new Digest(Digest.Algorithm.SHA256, "0".repeat(64));
    Map<Digest, List<Vulnerability>> manifests = Map.of(manifest, List.of(BARE, BARE));
    String bare =
        "{\"id\":\"bare\",\"updater\":\"\",\"name\":\"\",\"description\":\"\","
            + "\"issued\":\"0001-01-01T00:00:00Z\",\"links\":\"\",\"severity\":\"\","
            + "\"normalized_severity\":\"Unknown\",\"package\":{\"id\":\"p\",\"name\":\"bash\","
            + "\"version\":\"\",\"normalized_version\":\"\",\"cpe\":\"\",\"detector\":null},"
            + "\"fixed_in_version\":\"\",\"Invert\":false}";
    String known =
        "{\"vulnerabilities\":{\"bare\":"
            + bare
            + "},\"vulnerable_manifests\":{\""
            + manifest
            + "\":[\"bare\"]}";

    assertEquals(
        known + "}", text(new AffectedManifests(List.of(BARE), manifests, List.of(), List.of())));
    assertEquals(
        known
            + ",\"bad_vulnerabilities\":[{\"id\":\"bare\",\"cause\":\"why\"}],"
            + "\"not_applicable_vulnerabilities\":[\"bare\"]}",
        text(
            new AffectedManifests(
                List.of(BARE),
                manifests,
                List.of(new BadVulnerability(BARE, "why")),
                List.of(BARE))));
  }

  private static List<Vulnerability> read(String json) {
    return AffectedManifestsJson.readVulnerabilities(json.getBytes(StandardCharsets.UTF_8));
  }

  private static String write(List<Vulnerability> vulnerabilities) {
    return new String(
        AffectedManifestsJson.writeVulnerabilities(vulnerabilities), StandardCharsets.UTF_8);
  }

  private static String text(AffectedManifests answer) {
    return new String(AffectedManifestsJson.write(answer), StandardCharsets.UTF_8);
  }
}
