package dev.libindex.rhel.internal.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libindex.cpe.Cpe;
import dev.libindex.model.Distribution;
import dev.libindex.model.IndexRecord;
import dev.libindex.model.NormalizedVersion;
import dev.libindex.model.Package;
import dev.libindex.model.PackageKind;
import dev.libindex.model.Repository;
import dev.libindex.rhel.internal.container.ContainerRepositories;
import dev.libindex.rhel.internal.repository.RhelRepositories;
import dev.libindex.vulnerability.ArchOperation;
import dev.libindex.vulnerability.BadVulnerabilityException;
import dev.libindex.vulnerability.Matcher;
import dev.libindex.vulnerability.VersionRange;
import dev.libindex.vulnerability.Vulnerability;
import dev.libindex.vulnerability.VulnerabilityBuilder;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Covers cases that the recorded vulnerabilities lack; those are tested on the whole system. */
class MatchersTest {
  private static final Repository BASE_OS = rhel("cpe:/o:redhat:enterprise_linux:8::baseos");
  private static final Matcher RHEL = new RhelMatcher();
  private static final Matcher RHCC = new RhccMatcher();

  @ParameterizedTest(name = "{0} fixed in {1}, last affected {2}: {3}")
  @CsvSource({
    "1-1,           1-2,            '',    true",
    "1-2,           1-2,            '',    false",
    "1:1-1,         2-1,            '',    false",
    "1-1,           0:1-1,          '',    false",
    "1-1,           1-1~rc,         '',    false",
    "1-1~rc,        1-1,            '',    true",
    "1-1^git,       1-1,            '',    false",
    // Neither a name nor an architecture makes a version older or newer.
    "1-2,           bash-1-2,       '',    false",
    "1-2,           1-2.x86_64,     '',    false",
    "1-1,           bash-1-2.noarch,'',    true",
    // A fixed version takes precedence over the last affected one.
    "1-3,           1-2,            1-9,   false",
    "1-3,           '',             1-3,   true",
    "1-4,           '',             1-3,   false",
    "2147483646:1-1,'',             '',    true",
    // A missing release must not make a package look safe.
    "1,             1-1,            '',    true",
    "2,             1-1,            '',    false",
  })
  void versions(String version, String fixed, String last, boolean affected) throws Exception {
    Vulnerability vulnerability =
        Vulnerability.builder("id", Package.builder().name("bash").version(last).build())
            .repository(BASE_OS)
            .fixedInVersion(fixed)
            .build();

    assertEquals(
        affected,
        RHEL.test(vulnerability).orElseThrow().test(record(rpm(version, "x86_64"), BASE_OS)));
  }

  @ParameterizedTest(name = "{0} {1} {2}: {3}")
  @CsvSource({
    "INVALID,       '',          x86_64, true",
    "EQUALS,        '',          '',     true",
    "EQUALS,        x86_64,      x86_64, true",
    "EQUALS,        x86_64,      s390x,  false",
    "EQUALS,        x86_64,      '',     false",
    "NOT_EQUALS,    x86_64,      s390x,  true",
    "NOT_EQUALS,    x86_64,      x86_64, false",
    "NOT_EQUALS,    x86_64,      '',     false",
    "PATTERN_MATCH, s390|x86,    x86_64, true",
    "PATTERN_MATCH, ^86,         x86_64, false",
    "PATTERN_MATCH, .*,          '',     false",
  })
  void architectures(ArchOperation operation, String wanted, String arch, boolean affected)
      throws Exception {
    Vulnerability vulnerability = arch(operation, wanted);

    assertEquals(
        affected, RHEL.test(vulnerability).orElseThrow().test(record(rpm("1-1", arch), BASE_OS)));
  }

  @Test
  @DisplayName("a pattern that backtracks endlessly and an extremely long name are abandoned")
  void hostilePattern() throws Exception {
    String long64 = "a".repeat(64) + "!";
    String long250 = "a".repeat(250);
    for (String pattern : new String[] {"(a+)+$", "(a|aa)+$", "(.*)*x", "(a|b|ab)*c"}) {
      Vulnerability vulnerability = arch(ArchOperation.PATTERN_MATCH, pattern);
      assertTimeoutPreemptively(
          Duration.ofSeconds(20),
          () -> {
            for (String arch : new String[] {long64, long250, "a".repeat(1_000_000)}) {
              RHEL.test(vulnerability).orElseThrow().test(record(rpm("1-1", arch), BASE_OS));
            }
          });
    }
    assertBad(RHEL, arch(ArchOperation.PATTERN_MATCH, "(".repeat(100_000)));
    assertBad(RHEL, arch(ArchOperation.PATTERN_MATCH, "("));
    assertBad(RHEL, arch(ArchOperation.INVALID, "x86_64"));
  }

  @ParameterizedTest(name = "{0} covers {1}: {2}")
  @CsvSource({
    "cpe:/a:redhat:openshift:4,               cpe:/a:redhat:openshift:4.12::el8, true",
    "cpe:/a:redhat:openshift:4.12::el8,       cpe:/a:redhat:openshift:4.12::el8, true",
    "cpe:/a:redhat:openshift:4.1::el8,        cpe:/a:redhat:openshift:4.12::el8, false",
    "cpe:/a:redhat:openshift:4.12::el9,       cpe:/a:redhat:openshift:4.12::el8, false",
    "cpe:/a:redhat:openshift,                 cpe:/a:redhat:openshift:4.12::el8, true",
    "cpe:2.3:a:redhat:openshift:4.*:*:*:*:*:*:*:*, cpe:/a:redhat:openshift:4.12, true",
    "cpe:2.3:a:redhat:openshift:*:*:el8:*:*:*:*:*, cpe:/a:redhat:openshift:4.12::el8, true",
    "cpe:2.3:a:redhat:openshift:*:*:el9:*:*:*:*:*, cpe:/a:redhat:openshift:4.12::el8, false",
  })
  void products(String wanted, String from, boolean affected) throws Exception {
    Vulnerability vulnerability = named("bash").repository(rhel(wanted)).build();

    assertEquals(
        affected, RHEL.test(vulnerability).orElseThrow().test(record(rpm("1-1", ""), rhel(from))));
  }

  @Test
  @DisplayName("a missing repository, one without a CPE and one of another kind do not match")
  void otherRepositories() throws Exception {
    var test = RHEL.test(named("bash").repository(BASE_OS).build()).orElseThrow();

    assertTrue(test.test(record(rpm("1-1", ""), BASE_OS)));
    assertFalse(test.test(record(rpm("1-1", ""), null)));
    assertFalse(
        test.test(
            record(rpm("1-1", ""), Repository.of(BASE_OS.name(), RhelRepositories.KEY, "", null))));
    assertFalse(
        test.test(record(rpm("1-1", ""), Repository.of(BASE_OS.name(), "x", "", BASE_OS.cpe()))));
    assertTrue(RHEL.test(named("bash").build()).isEmpty());
    assertTrue(RHCC.test(named("bash").repository(BASE_OS).build()).isEmpty());
    assertBad(RHEL, named("bash").repository(rhel("")).build());
  }

  @ParameterizedTest(name = "container {0} fixed in {1}: {2}")
  @CsvSource({
    "8.6-754,      8.6-755,    true",
    "8.6-754,      8.6-754,    false",
    "8.6-754,      '',         true",
    "v4.6.0-1,     4.6.0-1,    false",
    "v4.6.0-1,     v4.6.1,     true",
    "1746057600,   1746057601, true",
    "1746057600,   1746057600, false",
    "4000000000,   4000000001, true",
  })
  void containers(String version, String fixed, boolean affected) throws Exception {
    Vulnerability vulnerability =
        named("ubi8").repository(ContainerRepositories.CATALOG).fixedInVersion(fixed).build();

    assertEquals(
        affected,
        RHCC.test(vulnerability)
            .orElseThrow()
            .test(record(rpm(version, ""), ContainerRepositories.CATALOG)));
  }

  @Test
  @DisplayName("a container must be matchable, and in the range if there is one")
  void range() throws Exception {
    Vulnerability vulnerability =
        named("ubi8")
            .repository(ContainerRepositories.CATALOG)
            .range(
                new VersionRange(
                    NormalizedVersion.of("rhctag", 4, 6), NormalizedVersion.of("rhctag", 4, 7)))
            .build();

    Map.of(
            NormalizedVersion.of("rhctag", 4, 6, 9), true,
            NormalizedVersion.of("rhctag", 4, 7), false,
            NormalizedVersion.of("rhctag", 4, 5), false,
            NormalizedVersion.of("semver", 0, 4, 6), false,
            NormalizedVersion.of(NormalizedVersion.UNMATCHABLE, 4, 6), false)
        .forEach((version, affected) -> assertEquals(affected, isAffected(vulnerability, version)));
    assertFalse(
        isAffected(
            named("ubi8").repository(ContainerRepositories.CATALOG).build(),
            NormalizedVersion.of(NormalizedVersion.UNMATCHABLE, 4, 6)));
  }

  @ParameterizedTest(name = "{0} {1} {2} against {3} {4} {5}: {6}")
  @CsvSource({
    "ol,     Oracle Linux Server, 8,    ol,     Oracle Linux Server, 8,    true",
    "ol,     Oracle Linux Server, 9,    ol,     Oracle Linux Server, 8,    false",
    "amzn,   Amazon Linux,        2,    amzn,   Amazon Linux,        2,    true",
    "amzn,   Amazon Linux,        2,    amzn,   Amazon Linux,        2023, false",
    "sles,   SLES,                15,   sles,   SLES,                15,   true",
    "photon, VMware Photon OS,    3.0,  photon, VMware Photon OS,    3.0,  true",
    "photon, VMware Photon OS,    3.0,  photon, VMware Photon OS,    4.0,  false",
    // The same release number of another distribution does not match.
    "ol,     Oracle Linux Server, 2,    amzn,   Amazon Linux,        2,    false",
  })
  void distributions(
      String id,
      String name,
      String version,
      String foundId,
      String foundName,
      String foundVersion,
      boolean expected)
      throws Exception {
    Vulnerability vulnerability =
        named("bash").distribution(distribution(id, name, version)).fixedInVersion("9-1").build();
    IndexRecord found =
        new IndexRecord(rpm("1-1", ""), distribution(foundId, foundName, foundVersion), null);
    boolean affected = false;
    int responsible = 0;
    for (Matcher matcher :
        new Matcher[] {
          DistributionMatcher.aws(),
          DistributionMatcher.oracle(),
          DistributionMatcher.suse(),
          DistributionMatcher.photon()
        }) {
      var test = matcher.test(vulnerability);
      responsible += test.isPresent() ? 1 : 0;
      affected |= test.isPresent() && test.get().test(found);
    }

    assertEquals(1, responsible);
    assertEquals(expected, affected);
  }

  @Test
  @DisplayName("malformed versions are reported even if no image has the package")
  void badVersions() {
    assertBad(RHEL, named("bash").repository(BASE_OS).fixedInVersion("abc").build());
    assertBad(
        DistributionMatcher.oracle(),
        named("bash")
            .distribution(distribution("ol", "Oracle Linux Server", "8"))
            .fixedInVersion("abc")
            .build());
  }

  private static boolean isAffected(Vulnerability vulnerability, NormalizedVersion version) {
    Package found = rpm("4.6-1", "").toBuilder().normalizedVersion(version).build();
    try {
      return RHCC.test(vulnerability)
          .orElseThrow()
          .test(record(found, ContainerRepositories.CATALOG));
    } catch (BadVulnerabilityException e) {
      throw new AssertionError(e);
    }
  }

  private static void assertBad(Matcher matcher, Vulnerability vulnerability) {
    assertThrows(BadVulnerabilityException.class, () -> matcher.test(vulnerability));
  }

  private static Vulnerability arch(ArchOperation operation, String arch) {
    return Vulnerability.builder("id", Package.builder().name("bash").arch(arch).build())
        .repository(BASE_OS)
        .archOperation(operation)
        .build();
  }

  private static VulnerabilityBuilder named(String name) {
    return Vulnerability.builder("id", Package.builder().name(name).build());
  }

  private static Repository rhel(String cpe) {
    return Repository.of(cpe, RhelRepositories.KEY, "", cpe.isEmpty() ? null : Cpe.parse(cpe));
  }

  private static Package rpm(String version, String arch) {
    return Package.builder()
        .name("bash")
        .version(version)
        .kind(PackageKind.BINARY)
        .arch(arch)
        .build();
  }

  private static IndexRecord record(Package found, @Nullable Repository repository) {
    return new IndexRecord(found, null, repository);
  }

  private static Distribution distribution(String id, String name, String version) {
    return Distribution.builder().did(id).name(name).version(version).versionId(version).build();
  }
}
