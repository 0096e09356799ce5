package dev.libindex.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libindex.json.IndexReportJson;
import dev.libindex.model.Distribution;
import dev.libindex.model.IndexRecord;
import dev.libindex.model.IndexReport;
import dev.libindex.model.Package;
import dev.libindex.rhel.purl.PackageUrl;
import dev.libindex.rhel.purl.PackageUrls;
import dev.libindex.testdata.internal.RequiresSharedData;
import dev.libindex.testdata.internal.golden.GoldenCase;
import dev.libindex.testdata.internal.golden.GoldenCases;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks the package URLs of claircore's reports; ours name packages in the same way. */
@DisplayName("In the recorded report")
@RequiresSharedData
class PackageUrlsOfReportsTest {
  private static final Set<String> KNOWN =
      Set.of("rhel", "amzn", "ol", "sles", "opensuse-leap", "photon");

  static List<GoldenCase> reports() {
    List<GoldenCase> withPackages =
        GoldenCases.all().stream()
            .filter(golden -> golden.report().isPresent())
            .filter(golden -> !golden.report().get().path("packages").isEmpty())
            .toList();
    assertTrue(withPackages.size() > 100, () -> withPackages.size() + " reports");
    return withPackages;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("reports")
  @DisplayName("every package of known origin has a URL that names it")
  void packagesHaveUrls(GoldenCase golden) throws IOException {
    IndexReport report =
        IndexReportJson.read(
            golden.report().orElseThrow().toString().getBytes(StandardCharsets.UTF_8));
    Map<String, Set<PackageUrl>> urls = PackageUrls.of(report);

    Set<String> named = new TreeSet<>();
    report.records().stream()
        .filter(PackageUrlsOfReportsTest::isOfKnownOrigin)
        .forEach(record -> named.add(record.found().id()));
    assertEquals(named, urls.keySet());
    for (Package found : report.packages().values()) {
      urls.getOrDefault(found.id(), Set.of()).forEach(url -> assertNames(found, url));
    }
  }

  /**
   * Returns whether the epoch is negative. No rpm has such an epoch, and it is read as the end of a
   * name, as in claircore.
   */
  private static boolean hasOddEpoch(Package found) {
    return found.version().startsWith("-");
  }

  private static boolean isOfKnownOrigin(IndexRecord record) {
    Distribution distribution = record.distribution();
    return !record.found().name().isEmpty()
        && (record.repository() != null
            || (distribution != null && KNOWN.contains(distribution.did())));
  }

  /**
   * Checks that the URL names the package. As in claircore, only Red Hat's URLs name the module,
   * and only together with a CPE.
   */
  private static void assertNames(Package found, PackageUrl url) {
    PackageUrl parsed = PackageUrl.parse(url.toString());
    boolean isRedHats = parsed.namespace().equals("redhat");
    List<IndexRecord> records = PackageUrls.records(parsed);
    assertEquals(
        isRedHats && parsed.qualifier("repository_cpes").isEmpty(),
        records.isEmpty(),
        url::toString);
    for (IndexRecord record : hasOddEpoch(found) ? List.<IndexRecord>of() : records) {
      assertEquals(describe(found, isRedHats), describe(record.found(), isRedHats));
    }
  }

  private static String describe(Package found, boolean withModule) {
    String text = String.join(" ", found.name(), found.version(), found.arch());
    return withModule ? text + " " + found.module() : text;
  }
}
