package dev.libindex.rhel.internal.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.libindex.model.Distribution;
import dev.libindex.rhel.internal.osrelease.OsRelease;
import dev.libindex.rhel.internal.osrelease.OsReleaseSyntaxException;
import dev.libindex.rhel.layers.Scans;
import dev.libindex.scan.DistributionScanner;
import dev.libindex.scan.LayerScanner;
import dev.libindex.scan.ScanResult;
import dev.libindex.testdata.contract.FakeLayer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests what is found in the made-up release files of {@code os-releases.txt}. */
final class ReleasesTest {
  private static final String HEADING = "== ";
  private static final String OTHERS = "rpm-os-release";

  private static final List<DistributionScanner> SCANNERS =
      List.of(
          DistributionScanners.rhel(),
          DistributionScanners.aws(),
          DistributionScanners.oracle(),
          DistributionScanners.suse(),
          DistributionScanners.photon(),
          DistributionScanners.others());

  /**
   * A release file.
   *
   * @param expected the scanner, id and version, separated by spaces
   * @param text the file
   */
  private record Sample(String expected, String text) {}

  @TestFactory
  Stream<DynamicTest> everyReleaseIsRecognisedOnce() throws IOException {
    List<Sample> samples = samples();
    assertTrue(samples.size() > 50, samples.size() + " samples");
    return samples.stream().map(sample -> dynamicTest(title(sample), () -> check(sample)));
  }

  /** An image has one of the files or both, and an update may bring only the second. */
  private static void check(Sample sample) throws OsReleaseSyntaxException {
    check(sample, FakeLayer.of("etc/os-release", sample.text()));
    check(sample, FakeLayer.of("usr/lib/os-release", sample.text()));
    check(
        sample,
        FakeLayer.builder()
            .file("usr/lib/os-release", sample.text())
            .symlink("etc/os-release", "../usr/lib/os-release")
            .file("usr/lib/sysimage/rpm/rpmdb.sqlite", "")
            .build());
  }

  private static void check(Sample sample, FakeLayer layer) throws OsReleaseSyntaxException {
    List<String> found = new ArrayList<>();
    for (DistributionScanner scanner : SCANNERS) {
      ScanResult<Distribution> result = Scans.scan(scanner, layer);
      assertEquals(List.of(), result.partialErrors());
      for (Distribution distribution : result.items()) {
        found.add(describe(scanner, distribution));
        if (scanner.identity().name().equals(OTHERS)) {
          assertUnchanged(sample.text(), distribution);
        }
      }
    }
    assertEquals(sample.expected().equals("none") ? List.of() : List.of(sample.expected()), found);
  }

  private static String describe(DistributionScanner scanner, Distribution found) {
    String name = scanner.identity().name();
    return String.join(
        " ",
        name.equals(OTHERS) ? "others" : name,
        found.did(),
        found.versionId().isEmpty() ? "-" : found.versionId());
  }

  private static void assertUnchanged(String text, Distribution found)
      throws OsReleaseSyntaxException {
    Map<String, String> file = OsRelease.parse(text.getBytes(StandardCharsets.UTF_8));
    assertEquals(file.get("ID"), found.did());
    assertEquals(file.get("NAME"), found.name());
    assertEquals(file.getOrDefault("VERSION", ""), found.version());
    assertEquals(file.getOrDefault("VERSION_ID", ""), found.versionId());
    assertEquals(file.getOrDefault("VERSION_CODENAME", ""), found.versionCodeName());
    assertEquals(file.get("PRETTY_NAME"), found.prettyName());
    assertEquals(file.containsKey("CPE_NAME"), found.cpe() != null);
    assertEquals("", found.arch());
  }

  private static String title(Sample sample) {
    return sample.text().lines().filter(line -> line.contains("NAME=")).findFirst().orElse("")
        + " -> "
        + sample.expected();
  }

  private static List<Sample> samples() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(ReleasesTest.class.getResourceAsStream("os-releases.txt"))) {
      String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Stream.of(all.split("(?m)^" + HEADING))
          .skip(1)
          .map(section -> section.split("\n", 2))
          .map(section -> new Sample(section[0], section[1]))
          .toList();
    }
  }

  @Test
  void everyReleaseIsRecognisedByItsBeginning() throws IOException {
    for (Sample sample : samples()) {
      SCANNERS.forEach(scanner -> assertTrue(recognizes(scanner, sample.text()), sample.text()));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"[Desktop Entry]\nName=x\nID=x\n", "#!/bin/sh\nNAME=x\n", "name=x\n"})
  void otherFilesAreNot(String text) {
    SCANNERS.forEach(scanner -> assertFalse(recognizes(scanner, text), text));
  }

  private static boolean recognizes(DistributionScanner scanner, String text) {
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    int length = Math.min(content.length, LayerScanner.BEGINNING);
    return scanner.recognizes(Arrays.copyOf(content, length), length, content.length);
  }

  /** These are the values of claircore's form, not those of the files. */
  @Test
  void laterReleasesLookLikeEarlierOnes() {
    assertEquals(
        List.of(OracleRelease.distribution("10")),
        find(DistributionScanners.oracle(), "PRETTY_NAME=\"Oracle Linux Server 10.1\"\n"));
    assertEquals(
        List.of(PhotonRelease.distribution("6.0")),
        find(DistributionScanners.photon(), "NAME=\"VMware Photon OS\"\nVERSION=\"6.0\"\n"));
    assertEquals(
        List.of(AmazonRelease.distribution("2027")),
        find(DistributionScanners.aws(), "CPE_NAME=\"cpe:2.3:o:amazon:amazon_linux:2027\"\n"));
    assertEquals(
        List.of(SuseRelease.enterpriseServer("16")),
        find(DistributionScanners.suse(), "CPE_NAME=\"cpe:/o:suse:sles:16:16.0\"\n"));
  }

  private static List<Distribution> find(DistributionScanner scanner, String osRelease) {
    return Scans.scan(scanner, FakeLayer.of("etc/os-release", osRelease)).items();
  }
}
