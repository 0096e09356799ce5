package dev.libindex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.libindex.cpe.Cpe;
import dev.libindex.model.Distribution;
import dev.libindex.model.NormalizedVersion;
import dev.libindex.model.Package;
import dev.libindex.model.PackageBuilder;
import dev.libindex.model.PackageKind;
import dev.libindex.model.Repository;
import dev.libindex.model.ScannerIdentity;
import dev.libindex.model.ScannerKind;
import dev.libindex.model.ScannerSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An id is computed from")
class IdentityTest {
  private static final ScannerIdentity RPM = new ScannerIdentity("rpm", "10", ScannerKind.PACKAGE);

  private static PackageBuilder bash() {
    return Package.builder()
        .name("bash")
        .version("5-1")
        .kind(PackageKind.BINARY)
        .module("m:1")
        .arch("x86_64");
  }

  @Test
  @DisplayName("name, version, kind, module and architecture of a package, and nothing else (D13)")
  void packages() {
    String id = bash().build().id();
    List<PackageBuilder> others =
        List.of(
            bash().name("dash"),
            bash().version("5-2"),
            bash().kind(PackageKind.SOURCE),
            bash().module(""),
            bash().arch("i686"));
    assertEquals(6, distinct(id, others));
    assertEquals(
        id,
        bash()
            .source(bash().name("source").build())
            .normalizedVersion(NormalizedVersion.of("rhctag", 1))
            .packageDb("sqlite:var/lib/rpm")
            .repositoryHint("repoid=x")
            .build()
            .id());
  }

  private static long distinct(String id, List<PackageBuilder> others) {
    Set<String> ids = new HashSet<>(Set.of(id));
    others.forEach(other -> ids.add(other.build().id()));
    return ids.size();
  }

  @Test
  @DisplayName("name, key, URI and CPE of a repository (D13)")
  void repositories() {
    Cpe eight = Cpe.parse("cpe:/o:redhat:enterprise_linux:8");
    Cpe nine = Cpe.parse("cpe:/o:redhat:enterprise_linux:9");
    Set<String> ids =
        Set.of(
            Repository.of("n", "k", "u", eight).id(),
            Repository.of("n", "k", "u", nine).id(),
            Repository.of("n", "k", "u", null).id(),
            Repository.of("n", "k", "", eight).id(),
            Repository.of("n", "", "u", eight).id(),
            Repository.of("", "k", "u", eight).id());
    assertEquals(6, ids.size());
  }

  @Test
  @DisplayName("all fields of a distribution")
  void distributions() {
    assertNotEquals(
        Distribution.builder().did("rhel").prettyName("RHEL 8").build().id(),
        Distribution.builder().did("rhel").prettyName("RHEL 9").build().id());
    assertNotEquals(
        Distribution.builder().did("ab").name("c").build().id(),
        Distribution.builder().did("a").name("bc").build().id());
  }

  @Test
  @DisplayName("name, version and kind of all scanners in a set, whatever their order (D20)")
  void scannerSets() {
    ScannerIdentity other = new ScannerIdentity("rpm", "10", ScannerKind.REPOSITORY);
    ScannerIdentity newer = new ScannerIdentity("rpm", "11", ScannerKind.PACKAGE);
    String id = ScannerSet.of(List.of(RPM, other)).id();

    assertEquals(id, ScannerSet.of(List.of(other, RPM)).id());
    assertEquals(32, id.length());
    Set<String> ids =
        Set.of(
            id,
            ScannerSet.of(List.of(RPM)).id(),
            ScannerSet.of(List.of(other)).id(),
            ScannerSet.of(List.of(newer, other)).id());
    assertEquals(4, ids.size());
  }
}
