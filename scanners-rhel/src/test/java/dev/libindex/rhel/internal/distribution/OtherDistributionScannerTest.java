package dev.libindex.rhel.internal.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.libindex.model.Distribution;
import dev.libindex.model.Notice;
import dev.libindex.rhel.layers.Scans;
import dev.libindex.scan.ScanResult;
import dev.libindex.testdata.contract.FakeLayer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests when a distribution counts as one that uses rpm, and which file describes it. */
final class OtherDistributionScannerTest {

  private static ScanResult<Distribution> scan(FakeLayer layer) {
    return Scans.scan(DistributionScanners.others(), layer);
  }

  private static List<String> ids(FakeLayer layer) {
    return scan(layer).items().stream().map(Distribution::did).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "fedora,      '',                 true",
    "Fedora,      '',                 true",
    "new,         fedora,             true",
    "new,         'newer  RHEL\tx',   true",
    "new,         'suse,opensuse',    true",
    "new,         '',                 false",
    "new,         newer,              false",
    "new,         debian,             false",
    "new,         'debian fedora',    false",
    "new,         'fedora debian',    true",
    "fedora,      debian,             true",
    "alpine,      fedora,             false",
    "linux,       '',                 false"
  })
  void theIdCountsBeforeItsRelativesAndTheClosestRelativeFirst(
      String id, String relatives, boolean usesRpm) {
    String text = "ID=" + id + "\nID_LIKE=\"" + relatives + "\"\n";
    assertEquals(usesRpm ? List.of(id) : List.of(), ids(FakeLayer.of("etc/os-release", text)));
  }

  @ParameterizedTest
  @CsvSource({
    "kylin,  var/lib/rpm/Packages,                 true",
    "kylin,  usr/lib/sysimage/rpm/Packages.db,     true",
    "kylin,  usr/share/rpm/rpmdb.sqlite,           true",
    "kylin,  var/lib/rpm/rpmdb.sqlite,             true",
    "kylin,  srv/mirror/Packages,                  false",
    "kylin,  opt/root/var/lib/rpm/rpmdb.sqlite,    false",
    "alpine, var/lib/rpm/rpmdb.sqlite,             false"
  })
  void anUnknownDistributionUsesRpmIfItHasADatabase(String id, String path, boolean usesRpm) {
    FakeLayer layer =
        FakeLayer.builder().file("etc/os-release", "ID=" + id + "\n").file(path, "").build();
    assertEquals(usesRpm ? List.of(id) : List.of(), ids(layer));
  }

  @Test
  void theFirstFileWithAnIdCounts() {
    assertEquals(List.of(), ids(twoFiles("ID=alpine\n", "ID=fedora\n")));
    assertEquals(List.of("fedora"), ids(twoFiles("NAME=x\n", "ID=fedora\n")));
    assertEquals(List.of("fedora"), ids(twoFiles("", "ID=fedora\n")));
    assertEquals(List.of("fedora"), ids(twoFiles("ID=\n", "ID=fedora\n")));
    assertEquals(List.of("rocky"), ids(twoFiles("ID=rocky\n", "ID=fedora\n")));
    FakeLayer dangling =
        FakeLayer.builder()
            .symlink("etc/os-release", "../gone")
            .file("usr/lib/os-release", "ID=fedora\n")
            .build();
    assertEquals(List.of("fedora"), ids(dangling));
  }

  @Test
  void aFileThatIsNotAnOsReleaseIsSkippedWithANotice() {
    ScanResult<Distribution> result = scan(twoFiles("not a variable\n", "ID=fedora\n"));
    assertEquals(1, result.items().size());
    assertEquals(
        List.of(
            new Notice(
                "etc/os-release",
                "cannot be read as os-release: osrelease: malformed line \"not a variable\"")),
        result.notices());
  }

  @Test
  void aCpeThatIsNotOneIsANotice() {
    ScanResult<Distribution> result =
        scan(FakeLayer.of("etc/os-release", "ID=fedora\nCPE_NAME=cpe:fedora\n"));
    assertEquals(null, result.items().get(0).cpe());
    assertEquals("etc/os-release", result.notices().get(0).path());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Red Hat Enterprise Linux 9",
        "Red Hat Enterprise Linux 99999999999999999999",
        "ID=hummingbird",
        "ID=rhcos",
        "Oracle Linux Server 10",
        "CPE_NAME=\"cpe:2.3:o:amazon:amazon_linux:2027\"",
        "CPE_NAME=cpe:/o:suse:sles:16",
      })
  void nothingIsFoundBesideWhatAnotherScannerFinds(String other) {
    assertEquals(ScanResult.empty(), scan(twoFiles("ID=fedora\n", other + "\n")));
    assertEquals(ScanResult.empty(), scan(twoFiles(other + "\n", "ID=fedora\n")));
  }

  private static FakeLayer twoFiles(String etc, String usr) {
    return FakeLayer.builder().file("etc/os-release", etc).file("usr/lib/os-release", usr).build();
  }
}
