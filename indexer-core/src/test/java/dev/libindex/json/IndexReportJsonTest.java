package dev.libindex.json;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.libindex.cpe.Cpe;
import dev.libindex.model.CellOutcome;
import dev.libindex.model.Contents;
import dev.libindex.model.Detector;
import dev.libindex.model.Digest;
import dev.libindex.model.Distribution;
import dev.libindex.model.Environment;
import dev.libindex.model.IndexReport;
import dev.libindex.model.LimitHit;
import dev.libindex.model.NormalizedVersion;
import dev.libindex.model.Notice;
import dev.libindex.model.Package;
import dev.libindex.model.PackageKind;
import dev.libindex.model.PartialError;
import dev.libindex.model.Repository;
import dev.libindex.model.ScannerIdentity;
import dev.libindex.model.ScannerKind;
import dev.libindex.model.State;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IndexReportJsonTest {
  private static final Digest MANIFEST = Digest.parse("sha256:" + "a".repeat(64));
  private static final Digest LAYER = Digest.parse("sha256:" + "b".repeat(64));

  @Test
  void writesEveryKeyOfClairAndLeavesOutWhatClairLeavesOut() {
    Package full =
        Package.builder()
            .id("2")
            .name("nodejs")
            .version("1:12-1")
            .kind(PackageKind.BINARY)
            .source(Package.builder().id("1").build())
            .normalizedVersion(NormalizedVersion.of("rhctag", 4, 6))
            .module("nodejs:12")
            .arch("x86_64")
            .cpe(Cpe.parse("cpe:/a:x:y:1"))
            .detector(new Detector("rpm", "10", "package"))
            .packageDb("sqlite:var/lib/rpm")
            .filepath("not/in/a/report")
            .repositoryHint("hash=neither")
            .build();
    Contents contents =
        new Contents(
            Map.of("2", full, "3", Package.builder().id("3").build()),
            Map.of("4", Distribution.builder().id("4").did("rhel").build()),
            Map.of(
                "5", new Repository("5", "n", "k", "u", Cpe.parse("cpe:/a:x:y:1")),
                "", new Repository("", "", "", "", null)),
            Map.of(
                "2",
                List.of(
                    new Environment("sqlite:var/lib/rpm", LAYER, "4", List.of("5")),
                    new Environment("", LAYER, "", List.of()),
                    new Environment("", LAYER, "", null))));
    IndexReport report =
        new IndexReport(MANIFEST, State.INDEX_FINISHED, contents, true, "", List.of());
    String json =
        """
        {"manifest_hash":"MANIFEST","state":"IndexFinished","packages":{
        "2":{"id":"2","name":"nodejs","version":"1:12-1","kind":"binary",
        "source":{"id":"1","name":"","version":"","normalized_version":"","cpe":"","detector":null},
        "normalized_version":"rhctag:4.6.0.0.0.0.0.0.0.0","module":"nodejs:12","arch":"x86_64",
        "cpe":"cpe:2.3:a:x:y:1:*:*:*:*:*:*:*","detector":"urn:claircore:detector:rpm:10:package"},
        "3":{"id":"3","name":"","version":"","normalized_version":"","cpe":"","detector":null}},
        "distributions":{"4":{"id":"4","did":"rhel","name":"","version":"","version_code_name":"",
        "version_id":"","arch":"","cpe":"","pretty_name":""}},
        "repository":{"":{"cpe":""},
        "5":{"id":"5","name":"n","key":"k","uri":"u","cpe":"cpe:2.3:a:x:y:1:*:*:*:*:*:*:*"}},
        "environments":{"2":[
        {"package_db":"sqlite:var/lib/rpm","introduced_in":"LAYER","distribution_id":"4",
        "repository_ids":["5"]},
        {"package_db":"","introduced_in":"LAYER","distribution_id":"","repository_ids":[]},
        {"package_db":"","introduced_in":"LAYER","distribution_id":"","repository_ids":null}]},
        "success":true,"err":""}
        """
            .replace("\n", "")
            .replace("MANIFEST", MANIFEST.toString())
            .replace("LAYER", LAYER.toString());

    assertEquals(json, text(report));
    assertEquals(json, text(IndexReportJson.read(json.getBytes(StandardCharsets.UTF_8))));
  }

  @Test
  void addsPartialErrorsAndNoticesOnlyIfThereAreAny() {
    CellOutcome outcome =
        new CellOutcome(
            LAYER,
            scanner("rpm"),
            List.of(
                PartialError.missingMapping("repository-to-cpe"),
                PartialError.limit("var/lib/rpm/Packages", new LimitHit("fileBytes", 1L << 40))),
            List.of(
                new Notice("etc/os-release", "unknown", "a-code"),
                new Notice("root/buildinfo/x.json", "not JSON")));
    IndexReport report = partial(List.of(outcome));
    String origin =
        "{\"layer\":\"%s\",\"scanner\":{\"name\":\"rpm\",\"version\":\"1\",\"kind\":\"package\"},"
            .formatted(LAYER);
    String json =
        """
        {"manifest_hash":"MANIFEST","state":"IndexPartial","packages":{},"distributions":{},
        "repository":{},"environments":{},"success":false,"err":"partial scan: x",
        "partial_errors":[
        ORIGIN"path":"","cause":"mapping repository-to-cpe is missing","reason":"missing-mapping",
        "mapping":"repository-to-cpe"},
        ORIGIN"path":"var/lib/rpm/Packages","cause":"limit fileBytes of 1099511627776 is exceeded",
        "reason":"permanent","limit":{"name":"fileBytes","value":1099511627776}}],
        "notices":[ORIGIN"path":"etc/os-release","text":"unknown","code":"a-code"},
        ORIGIN"path":"root/buildinfo/x.json","text":"not JSON"}]}
        """
            .replace("\n", "")
            .replace("MANIFEST", MANIFEST.toString())
            .replace("ORIGIN", origin);

    assertEquals(json, text(report));
    assertEquals(report, IndexReportJson.read(IndexReportJson.write(report)));
  }

  @Test
  void givesTheSameBytesWhateverTheOrderOfTheMaps() {
    List<String> ids = Arrays.asList("10", "9", "a", "B", "é", "\ud83d\ude00");
    byte[] written = IndexReportJson.write(finished(packages(ids)));
    Collections.reverse(ids);

    assertArrayEquals(written, IndexReportJson.write(finished(packages(ids))));
  }

  @Test
  void keepsTheOrderOfOutcomesThatHaveOnlyErrorsOrOnlyNotices() {
    List<Notice> notices = List.of(new Notice("p", "t"));
    List<PartialError> errors = List.of(PartialError.permanent("p", "c"));
    IndexReport report =
        partial(
            List.of(
                new CellOutcome(LAYER, scanner("noticed"), List.of(), notices),
                new CellOutcome(LAYER, scanner("both"), errors, notices),
                new CellOutcome(LAYER, scanner("failed"), errors, List.of()),
                new CellOutcome(LAYER, scanner("both-too"), errors, notices)));

    assertEquals(report, IndexReportJson.read(IndexReportJson.write(report)));
  }

  @Test
  void writesWellFormedTextWhateverAScannerFound() {
    IndexReport report =
        finished(Map.of("\udc00", Package.builder().id("1").name("a\ud800b\u0000").build()));

    Package read = IndexReportJson.read(IndexReportJson.write(report)).packages().get("\ufffd");
    assertEquals("a\ufffdb\u0000", read == null ? "no package" : read.name());
  }

  private static Map<String, Package> packages(List<String> ids) {
    Map<String, Package> packages = new LinkedHashMap<>();
    ids.forEach(id -> packages.put(id, Package.builder().id(id).build()));
    return packages;
  }

  private static IndexReport finished(Map<String, Package> packages) {
    Contents contents = new Contents(packages, Map.of(), Map.of(), Map.of());
    return new IndexReport(MANIFEST, State.INDEX_FINISHED, contents, true, "", List.of());
  }

  private static IndexReport partial(List<CellOutcome> outcomes) {
    return new IndexReport(
        MANIFEST, State.INDEX_PARTIAL, Contents.empty(), false, "partial scan: x", outcomes);
  }

  private static ScannerIdentity scanner(String name) {
    return new ScannerIdentity(name, "1", ScannerKind.PACKAGE);
  }

  private static String text(IndexReport report) {
    return new String(IndexReportJson.write(report), StandardCharsets.UTF_8);
  }
}
