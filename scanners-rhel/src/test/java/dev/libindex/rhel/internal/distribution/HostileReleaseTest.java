package dev.libindex.rhel.internal.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.libindex.model.Distribution;
import dev.libindex.model.Notice;
import dev.libindex.rhel.layers.Scans;
import dev.libindex.scan.DistributionScanner;
import dev.libindex.scan.ScanResult;
import dev.libindex.testdata.contract.FakeLayer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests that no release file takes long to read, or makes a report large. */
final class HostileReleaseTest {
  private static final int MEGABYTE = 1 << 20;

  /** No value is longer than a line may be; a distribution has six, and two go into one more. */
  private static final int MAX_CHARS = 8 * 64 * 1024;

  private static final List<DistributionScanner> SCANNERS =
      List.of(
          DistributionScanners.rhel(),
          DistributionScanners.aws(),
          DistributionScanners.oracle(),
          DistributionScanners.suse(),
          DistributionScanners.photon(),
          DistributionScanners.others());

  static Stream<Arguments> files() {
    return Stream.of(
        arguments("a long number of Oracle's", "Oracle Linux Server " + "9".repeat(MEGABYTE)),
        arguments("many names of Oracle's", "Oracle Linux Server ".repeat(MEGABYTE / 20)),
        arguments(
            "a long number of Amazon's",
            "CPE_NAME=\"cpe:2.3:o:amazon:amazon_linux:" + "9".repeat(MEGABYTE) + '"'),
        arguments("a long number of SUSE's", "CPE_NAME=cpe:/o:suse:sles:" + "9".repeat(MEGABYTE)),
        arguments(
            "many numbers of openSUSE's", "CPE_NAME=cpe:/o:opensuse:leap:" + "9.".repeat(MEGABYTE)),
        arguments(
            "a long number of Photon's",
            "NAME=\"VMware Photon OS\"\nVERSION=\"" + "9".repeat(MEGABYTE) + ".0\""),
        arguments("a long id", "ID=" + "x".repeat(MEGABYTE)),
        arguments("long relatives", "ID=x\nID_LIKE=\"" + " \t".repeat(30_000) + "\"\n"),
        arguments("long values", "ID=fedora\n" + values("x".repeat(65_000))),
        arguments("long CPE", "ID=fedora\nCPE_NAME=cpe:2.3:" + ":\\".repeat(30_000)),
        arguments("many lines", "ID=fedora\n".repeat(MEGABYTE)),
        arguments("quotes", "ID=fedora\nNAME=" + "\"\\".repeat(30_000)),
        arguments("NULs", "\0".repeat(MEGABYTE)));
  }

  private static String values(String value) {
    return "NAME=%1$s\nVERSION=%1$s\nVERSION_ID=%1$s\nPRETTY_NAME=%1$s\nCPE_NAME=%1$s\n"
        .formatted(value);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("files")
  void isReadQuicklyAndStaysSmall(String title, String text) {
    FakeLayer layer = FakeLayer.of("etc/os-release", text);
    for (DistributionScanner scanner : SCANNERS) {
      ScanResult<Distribution> result =
          assertTimeoutPreemptively(Duration.ofSeconds(20), () -> Scans.scan(scanner, layer));
      assertEquals(List.of(), result.partialErrors());
      assertTrue(result.items().toString().length() < MAX_CHARS, scanner.identity()::toString);
      assertTrue(result.notices().toString().length() < 2_000, scanner.identity()::toString);
    }
  }

  @Test
  void aNumberThatIsTooLongIsNotCutShort() {
    String text = "ID=ol\nVERSION_ID=1234567890\nPRETTY_NAME=\"Oracle Linux Server 1234567890\"\n";
    FakeLayer layer = FakeLayer.of("etc/os-release", text);
    assertEquals(List.of(), Scans.scan(DistributionScanners.oracle(), layer).items());
    assertEquals(
        "1234567890", Scans.scan(DistributionScanners.others(), layer).items().get(0).versionId());
  }

  @Test
  void bytesThatAreNotTextBecomeReplacementCharacters() {
    byte[] content =
        "ID=fedora\nVERSION_ID=\u00ff\u00fe\nNAME=a\0b\n".getBytes(StandardCharsets.ISO_8859_1);
    Distribution found =
        Scans.scan(DistributionScanners.others(), FakeLayer.of("etc/os-release", content))
            .items()
            .get(0);
    assertEquals("\ufffd\ufffd", found.versionId());
    // The core replaces U+0000 wherever it is.
    assertEquals("a\0b", found.name());
  }

  @Test
  void aFileOfVeryManyVariablesIsRefused() {
    StringBuilder text = new StringBuilder("ID=fedora\n");
    for (int i = 0; i < 100_000; i++) {
      text.append('V').append(i).append("=\n");
    }
    ScanResult<Distribution> result =
        Scans.scan(DistributionScanners.others(), FakeLayer.of("etc/os-release", text.toString()));
    assertEquals(List.of(), result.items());
    assertEquals(
        List.of(
            new Notice(
                "etc/os-release",
                "cannot be read as os-release: osrelease: more than 4096 variables")),
        result.notices());
  }
}
