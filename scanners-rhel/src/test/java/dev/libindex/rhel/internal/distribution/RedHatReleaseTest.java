package dev.libindex.rhel.internal.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.libindex.cpe.Cpe;
import dev.libindex.model.Distribution;
import dev.libindex.model.Notice;
import dev.libindex.rhel.layers.Scans;
import dev.libindex.scan.ScanResult;
import dev.libindex.testdata.contract.FakeLayer;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RedHatReleaseTest {
  private static final String CORE_OS =
      """
      NAME="Red Hat Enterprise Linux CoreOS"
      ID="rhcos"
      VERSION="416.94.202411261619-0"
      VERSION_ID="4.16"
      PRETTY_NAME="Red Hat Enterprise Linux CoreOS 416.94.202411261619-0"
      CPE_NAME="cpe:/o:redhat:enterprise_linux:9::coreos"
      """;

  private static ScanResult<Distribution> scan(FakeLayer layer) {
    return Scans.scan(DistributionScanners.rhel(), layer);
  }

  /** Claircore finds no distribution. */
  @Test
  void b34CoreOsSaysWhichItIs() {
    Distribution expected =
        Distribution.builder()
            .did("rhcos")
            .name("Red Hat Enterprise Linux CoreOS")
            .version("416.94.202411261619-0")
            .versionId("4.16")
            .prettyName("Red Hat Enterprise Linux CoreOS 416.94.202411261619-0")
            .cpe(Cpe.parse("cpe:/o:redhat:enterprise_linux:9::coreos"))
            .build();
    assertEquals(
        ScanResult.of(List.of(expected)), scan(FakeLayer.of("usr/lib/os-release", CORE_OS)));
  }

  /** In some releases, such as OpenShift 4.18, the CPE name has a part too many. */
  @Test
  void coreOsWithAnImpossibleCpeHasNone() {
    String text = CORE_OS.replace("9::coreos", "9::baseos::coreos");
    ScanResult<Distribution> result = scan(FakeLayer.of("etc/os-release", text));
    assertNull(result.items().get(0).cpe());
    assertEquals("4.16", result.items().get(0).versionId());
    assertEquals(
        List.of(
            new Notice("etc/os-release", "CPE_NAME is no CPE name: cpe: unexpected 7th component")),
        result.notices());
  }

  @Test
  void theNameInEitherFileCountsBeforeAnId() {
    FakeLayer layer =
        FakeLayer.builder()
            .file("etc/os-release", CORE_OS)
            .file("usr/lib/os-release", "PRETTY_NAME=\"Red Hat Enterprise Linux 9.4\"\n")
            .build();
    assertEquals("9", scan(layer).items().get(0).versionId());
  }

  @Test
  void b26ANoticeSaysThatAnotherDistributionCountsAsRhel() {
    String text = "ID=centos\nREDHAT_SUPPORT_PRODUCT=\"Red Hat Enterprise Linux 10\"\n";
    ScanResult<Distribution> result = scan(FakeLayer.of("etc/os-release", text));
    assertEquals("rhel", result.items().get(0).did());
    assertEquals(
        List.of(
            new Notice(
                "etc/os-release",
                "mentions Red Hat Enterprise Linux and counts as such, although its ID is centos")),
        result.notices());
  }

  @Test
  void rhelItselfIsNoReasonForANotice() {
    String text = "ID=\"rhel\"\nPRETTY_NAME=\"Red Hat Enterprise Linux 10.1\"\n";
    assertEquals(List.of(), scan(FakeLayer.of("etc/os-release", text)).notices());
    assertEquals(
        List.of(),
        scan(FakeLayer.of("etc/os-release", "Red Hat Enterprise Linux 10.1\n")).notices());
  }
}
