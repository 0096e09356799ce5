package dev.libindex.rhel.internal.packages;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.libindex.layer.LayerLimitException;
import dev.libindex.model.FileKind;
import dev.libindex.model.IndexedFile;
import dev.libindex.model.LimitHit;
import dev.libindex.scan.ScanResult;
import dev.libindex.testdata.contract.FakeLayer;
import dev.libindex.testdata.contract.FakeLayerBuilder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class RpmDatabaseScannerTest {
  private static final byte[] SQLITE =
      "SQLite format 3\0 and whatever follows".getBytes(StandardCharsets.UTF_8);
  private static final byte[] NDB = "RpmP and whatever follows".getBytes(StandardCharsets.UTF_8);

  private static ScanResult<IndexedFile> scan(FakeLayerBuilder layer) throws InterruptedException {
    RpmDatabaseScanner scanner = new RpmDatabaseScanner();
    return scanner.scan(layer.build().capturing(scanner.wants()));
  }

  private static Set<String> paths(FakeLayerBuilder layer, FileKind kind)
      throws InterruptedException {
    return scan(layer).items().stream()
        .filter(file -> file.kind() == kind)
        .map(IndexedFile::path)
        .collect(Collectors.toSet());
  }

  @Test
  void databaseIsReportedAtEachOfItsNames() throws InterruptedException {
    FakeLayerBuilder layer =
        FakeLayer.builder()
            .file("usr/lib/sysimage/rpm/rpmdb.sqlite", SQLITE)
            .symlink("var/lib/rpm/rpmdb.sqlite", "../../../usr/lib/sysimage/rpm/rpmdb.sqlite")
            .file("opt/ndb", NDB)
            .hardlink("opt/Packages.db", "opt/ndb");
    assertEquals(
        Set.of("usr/lib/sysimage/rpm/rpmdb.sqlite", "var/lib/rpm/rpmdb.sqlite", "opt/Packages.db"),
        paths(layer, FileKind.PACKAGE_DATABASE));
    assertEquals(Set.of(), paths(layer, FileKind.OBSTRUCTION));
  }

  @Test
  void hardLinkToAnotherLayerIsADatabase() throws InterruptedException {
    FakeLayerBuilder layer =
        FakeLayer.builder()
            .hardlink("var/lib/rpm/rpmdb.sqlite", "sysroot/object")
            .symlink("opt/rpmdb.sqlite", "/sysroot/object");
    assertEquals(Set.of("var/lib/rpm/rpmdb.sqlite"), paths(layer, FileKind.PACKAGE_DATABASE));
    assertEquals(Set.of("opt/rpmdb.sqlite"), paths(layer, FileKind.OBSTRUCTION));
  }

  @Test
  void otherFileWithTheNameOfADatabaseObstructs() throws InterruptedException {
    FakeLayerBuilder layer =
        FakeLayer.builder()
            .file("apt/Packages", "Package: bash")
            .file("a/Packages.db", "")
            .symlink("b/rpmdb.sqlite", "missing")
            .symlink("c/Packages", "Packages")
            .directory("d/Packages")
            .file("e/packages", SQLITE);
    assertEquals(Set.of(), paths(layer, FileKind.PACKAGE_DATABASE));
    assertEquals(
        Set.of("apt/Packages", "a/Packages.db", "b/rpmdb.sqlite", "c/Packages"),
        paths(layer, FileKind.OBSTRUCTION));
  }

  @Test
  void linkInPlaceOfADirectoryObstructs() throws InterruptedException {
    FakeLayerBuilder layer =
        FakeLayer.builder()
            .symlink("var/lib/rpm", "../../usr/lib/sysimage/rpm")
            .file("usr/lib/sysimage/rpm/rpmdb.sqlite", SQLITE)
            .symlink("chroot/usr", "../usr")
            .symlink("lib", "usr/lib")
            .file("usr/bin/rpm", "")
            .file("usr/share/doc/lib", "")
            .file("opt/xusr/lib", "");
    assertEquals(Set.of("var/lib/rpm", "chroot/usr"), paths(layer, FileKind.OBSTRUCTION));
    assertEquals(
        Set.of("usr/lib/sysimage/rpm/rpmdb.sqlite"), paths(layer, FileKind.PACKAGE_DATABASE));
  }

  @Test
  void unreadableCandidateCountsAsDatabaseAndIsLeftToThePackageScanners()
      throws InterruptedException {
    LimitHit limit = new LimitHit("maxFileBytes", 7);
    ScanResult<IndexedFile> result =
        scan(FakeLayer.builder().unreadable("x/Packages", 1, new LayerLimitException("x", limit)));
    assertEquals(List.of(new IndexedFile("x/Packages", FileKind.PACKAGE_DATABASE)), result.items());
    assertEquals(List.of(), result.partialErrors());
  }
}
