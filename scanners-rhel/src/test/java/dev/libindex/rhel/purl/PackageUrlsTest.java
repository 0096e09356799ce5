package dev.libindex.rhel.purl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libindex.cpe.Cpe;
import dev.libindex.model.Contents;
import dev.libindex.model.Detector;
import dev.libindex.model.Digest;
import dev.libindex.model.Distribution;
import dev.libindex.model.Environment;
import dev.libindex.model.IndexRecord;
import dev.libindex.model.IndexReport;
import dev.libindex.model.Package;
import dev.libindex.model.Repository;
import dev.libindex.model.State;
import dev.libindex.rhel.internal.distribution.AmazonRelease;
import dev.libindex.rhel.internal.distribution.OracleRelease;
import dev.libindex.rhel.internal.distribution.PhotonRelease;
import dev.libindex.rhel.internal.distribution.SuseRelease;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PackageUrlsTest {
  private static final Digest DIGEST = Digest.parse("sha256:" + "0".repeat(64));

  @Test
  void packageHasOneUrlForEachOfItsRepositories() {
    Package found = found("rhel-package-scanner");
    Distribution rhel = Distribution.builder().did("rhel").name("RHEL").build();
    Repository base = repository("cpe:/o:redhat:enterprise_linux:9::baseos", "repoid=b");
    Repository other = repository("cpe:/a:redhat:enterprise_linux:9::appstream", "");
    Environment place =
        new Environment("sqlite:x", DIGEST, rhel.id(), List.of(base.id(), other.id()));
    Contents contents =
        new Contents(
            Map.of(found.id(), found, "2", Package.builder().id("2").name("other").build()),
            Map.of(rhel.id(), rhel),
            Map.of(base.id(), base, other.id(), other),
            Map.of(found.id(), List.of(place, place), "2", List.of(place)));
    IndexReport report =
        new IndexReport(DIGEST, State.INDEX_FINISHED, contents, true, "", List.of());

    String start = "pkg:rpm/redhat/bash@5-1?arch=x86_64&distro=RHEL&repository_cpes=cpe:2.3:";
    assertEquals(
        Map.of(
            found.id(),
            Set.of(
                start
                    + "o:redhat:enterprise_linux:9:%2A:baseos:%2A:%2A:%2A:%2A:%2A&repository_id=b",
                start + "a:redhat:enterprise_linux:9:%2A:appstream:%2A:%2A:%2A:%2A:%2A")),
        PackageUrls.of(report).entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey,
                    entry ->
                        entry.getValue().stream()
                            .map(PackageUrl::toString)
                            .collect(Collectors.toSet()))));
  }

  static Stream<Distribution> distributions() {
    return Stream.of(
        AmazonRelease.distribution("2018.03"),
        AmazonRelease.distribution("2"),
        AmazonRelease.distribution("2023"),
        AmazonRelease.distribution("2027"),
        OracleRelease.distribution("8"),
        OracleRelease.distribution("10"),
        SuseRelease.enterpriseServer("15"),
        SuseRelease.leap("15.4"),
        PhotonRelease.distribution("3.0"),
        PhotonRelease.distribution("6.0"));
  }

  /** Claircore's registry has no generator for packages of its rpm scanner. */
  @ParameterizedTest
  @MethodSource("distributions")
  void urlOfAPackageOfTheRpmScannerNamesItsDistribution(Distribution distribution) {
    IndexRecord record = new IndexRecord(found("rpm"), distribution, null);
    PackageUrl url = PackageUrls.of(record).orElseThrow();
    IndexRecord read = PackageUrls.records(PackageUrl.parse(url.toString())).get(0);

    assertEquals(distribution, read.distribution());
    assertEquals("bash 5-1 x86_64", describe(read.found()));
  }

  @Test
  void packagesOfTheRpmScannerAreRedHatsIfTheirDistributionOrRepositoryIs() {
    Repository appstream = repository("cpe:/a:redhat:enterprise_linux:9::appstream", "repoid=a");
    Distribution rhel = Distribution.builder().did("rhel").name("RHEL").build();
    Distribution hummingbird = Distribution.builder().did("Hummingbird").name("H").build();
    Distribution coreOs = Distribution.builder().did("rhcos").name("RHCOS").build();
    String start = "pkg:rpm/redhat/bash@5-1?arch=x86_64";

    assertEquals(start + "&distro=RHEL", url(found("rpm"), rhel, null));
    assertEquals(start + "&distro=H", url(found("rpm"), hummingbird, null));
    assertEquals(start + "&distro=RHCOS", url(found("rpm"), coreOs, null));
    assertEquals(
        start
            + "&repository_cpes=cpe:2.3:a:redhat:enterprise_linux:9:%2A:appstream"
            + ":%2A:%2A:%2A:%2A:%2A&repository_id=a",
        url(found("rpm"), null, appstream));
  }

  private static String url(
      Package found, @Nullable Distribution distribution, @Nullable Repository repository) {
    return PackageUrls.of(new IndexRecord(found, distribution, repository))
        .orElseThrow()
        .toString();
  }

  @Test
  void packagesOfTheRpmScannerHaveNoUrlIfTheirDistributionIsUnknown() {
    Distribution alma = Distribution.builder().did("almalinux").build();
    assertEquals(Optional.empty(), PackageUrls.of(new IndexRecord(found("rpm"), alma, null)));
    assertEquals(Optional.empty(), PackageUrls.of(new IndexRecord(found("rpm"), null, null)));
  }

  @Test
  void cpeWithACommaRoundTrips() {
    Repository repository = repository("cpe:2.3:a:x:y\\,z:1:*:*:*:*:*:*:*", "");
    IndexRecord record = new IndexRecord(found("rhel-package-scanner"), null, repository);
    PackageUrl url = PackageUrls.of(record).orElseThrow();

    assertEquals(
        List.of(repository),
        PackageUrls.records(PackageUrl.parse(url.toString())).stream()
            .map(IndexRecord::repository)
            .toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "pkg:",
        "pkg:rpm",
        "pkg:/rpm",
        "pkg:///",
        "pkg:rpm/redhat/%",
        "pkg:rpm/redhat/%4",
        "pkg:rpm/redhat/a%g0",
        "pkg:rpm/redhat/a\n@1-1",
        "pkg:rpm/%zz/a",
        "pkg:rpm/redhat/a#%zz",
        "pkg:rpm/redhat/a?k=1&K=2"
      })
  void invalidTextIsRefused(String text) {
    PackageUrlException e = assertThrows(PackageUrlException.class, () -> PackageUrl.parse(text));
    assertTrue(String.valueOf(e.getMessage()).length() > 10);
  }

  @Test
  void longTextIsRefusedWithAShortMessage() {
    PackageUrlException e =
        assertThrows(
            PackageUrlException.class,
            () -> PackageUrl.parse("pkg:" + "%4x/".repeat(500_000) + "?" + "&".repeat(500_000)));
    assertTrue(String.valueOf(e.getMessage()).length() < 400, e.getMessage());
  }

  private static Package found(String detector) {
    return Package.builder()
        .name("bash")
        .version("5-1")
        .arch("x86_64")
        .detector(new Detector(detector, "1", "package"))
        .build();
  }

  private static Repository repository(String cpe, String uri) {
    Cpe parsed = Cpe.parse(cpe);
    return Repository.of(parsed.toString(), "rhel-cpe-repository", uri, parsed);
  }

  private static String describe(Package found) {
    return found.name() + " " + found.version() + " " + found.arch();
  }
}
