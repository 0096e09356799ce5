package dev.libindex.rhel.internal.packages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libindex.layer.LayerLimitException;
import dev.libindex.layer.UncapturedException;
import dev.libindex.model.LimitHit;
import dev.libindex.model.Package;
import dev.libindex.model.PartialError;
import dev.libindex.scan.ScanResult;
import dev.libindex.testdata.contract.FakeLayer;
import dev.libindex.testdata.contract.FakeLayerBuilder;
import dev.libindex.testdata.internal.SharedData;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RpmPackageScannerTest {
  private static final int NAME = 1000;
  private static final int VERSION = 1001;
  private static final String PATH = "var/lib/rpm/Packages";

  private static byte[] database() throws IOException {
    return Files.readAllBytes(SharedData.require("data/real-rpmdb/epoch.bdb/Packages"));
  }

  private static ScanResult<Package> scan(FakeLayerBuilder layer) throws InterruptedException {
    RpmPackageScanner scanner = new RpmPackageScanner();
    return scanner.scan(layer.build().capturing(scanner.wants()));
  }

  private static List<String> labels(ScanResult<Package> result) {
    return result.items().stream().map(Package::packageDb).toList();
  }

  @Test
  void databaseIsReadOnceWhateverItsNames() throws Exception {
    ScanResult<Package> result =
        scan(
            FakeLayer.builder()
                .file("a/Packages", database())
                .symlink("b/Packages", "/a/Packages")
                .hardlink("Packages", "a/Packages"));
    assertEquals(List.of("bdb:."), labels(result));
    assertEquals(List.of(), result.partialErrors());
    assertEquals(1, result.items().stream().map(Package::id).distinct().count());
  }

  @Test
  void b1OtherFilesAreIgnoredBesideAGoodDatabase() throws Exception {
    ScanResult<Package> result =
        scan(
            FakeLayer.builder()
                .file(PATH, database())
                .file("a/rpmdb.sqlite", "no database")
                .file("b/rpmdb.sqlite", "")
                .file("c/Packages", "Package: bash\nVersion: 5.1-2\n"));
    assertEquals(List.of("bdb:var/lib/rpm"), labels(result));
    assertEquals(List.of(), result.partialErrors());
    assertEquals(
        List.of("a/rpmdb.sqlite", "b/rpmdb.sqlite"),
        result.notices().stream().map(notice -> notice.path()).toList());
  }

  @Test
  void b2DanglingLinksAreIgnored() throws Exception {
    ScanResult<Package> result =
        scan(
            FakeLayer.builder()
                .symlink("a/Packages", "missing")
                .symlink("a/Packages.db", "missing")
                .symlink("a/rpmdb.sqlite", "missing"));
    assertEquals(List.of(), result.items());
    assertEquals(List.of(), result.partialErrors());
    assertEquals(List.of(), result.notices());
  }

  @Test
  void damagedDatabaseIsAPermanentErrorAndOthersAreRead() throws Exception {
    byte[] whole = database();
    ScanResult<Package> result =
        scan(
            FakeLayer.builder()
                .file("a/Packages", Arrays.copyOf(whole, whole.length / 2))
                .file(PATH, whole));
    assertTrue(labels(result).contains("bdb:var/lib/rpm"), labels(result).toString());
    assertTrue(!result.partialErrors().isEmpty(), "no error");
    for (PartialError error : result.partialErrors()) {
      assertEquals("a/Packages", error.path());
      assertEquals(PartialError.Reason.PERMANENT, error.reason());
    }
  }

  @Test
  void unreadableDatabaseIsAPartialErrorWithItsReason() throws Exception {
    LimitHit limit = new LimitHit("maxFileBytes", 7);
    ScanResult<Package> result =
        scan(
            FakeLayer.builder()
                .unreadable("a/Packages", 1, new LayerLimitException("a/Packages", limit))
                .unreadable("b/Packages", 1, new UncapturedException("b/Packages"))
                .unreadable("c/Packages", 1, new IOException("disk is gone"))
                .file(PATH, database()));
    assertEquals(List.of("bdb:var/lib/rpm"), labels(result));
    assertEquals(
        List.of(
            PartialError.limit("a/Packages", limit),
            PartialError.permanent("b/Packages", "content was not captured: b/Packages"),
            PartialError.ofTransient("c/Packages", "disk is gone")),
        result.partialErrors());
  }

  @Test
  void packageWithoutANameIsLeftOut(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("rpmdb.sqlite");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE Packages (hnum INTEGER PRIMARY KEY, blob BLOB)");
      try (PreparedStatement insert =
          connection.prepareStatement("INSERT INTO Packages (blob) VALUES (?)")) {
        for (int tag : new int[] {NAME, VERSION}) {
          insert.setBytes(1, header(tag, "x"));
          insert.execute();
        }
      }
    }
    ScanResult<Package> result =
        scan(FakeLayer.builder().file("rpmdb.sqlite", Files.readAllBytes(file)));
    assertEquals(List.of("x"), result.items().stream().map(Package::name).toList());
    assertEquals(List.of(), result.partialErrors());
  }

  /** Returns a header with a single text. */
  private static byte[] header(int tag, String text) {
    byte[] data = (text + "\0").getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(24 + data.length)
        .putInt(1)
        .putInt(data.length)
        .putInt(tag)
        .putInt(6)
        .putInt(0)
        .putInt(1)
        .put(data)
        .array();
  }

  @Test
  void interruptStopsTheScan() {
    FakeLayerBuilder layer =
        FakeLayer.builder().unreadable(PATH, 1, new InterruptedIOException("interrupted"));
    assertThrows(InterruptedException.class, () -> scan(layer));
  }
}
