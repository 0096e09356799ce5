package dev.libindex.rhel.internal.packages;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.libindex.model.Package;
import dev.libindex.rhel.layers.Scans;
import dev.libindex.rhel.samples.SampleFiles;
import dev.libindex.scan.ScanResult;
import dev.libindex.testdata.contract.FakeLayer;
import dev.libindex.testdata.internal.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scans a layer of a build that was killed while a transaction was writing to the database. */
class JournalBesideDatabaseTest {
  private static final String PATH = "usr/lib/sysimage/rpm/rpmdb.sqlite";

  @TempDir Path folder = Path.of("");

  @Test
  void packagesAreThoseBeforeTheTransaction() throws Exception {
    byte[] before =
        SampleFiles.read(SharedData.require("data/real-rpmdb/mariner2.sqlite/rpmdb.sqlite"));
    Path file = Files.write(folder.resolve("rpmdb.sqlite"), before);
    killed(file);
    RpmPackageScanner scanner = new RpmPackageScanner();

    ScanResult<Package> result =
        Scans.scanAndBind(
            scanner,
            FakeLayer.builder()
                .file(PATH, Files.readAllBytes(file.resolveSibling("killed")))
                .file(PATH + "-journal", Files.readAllBytes(file.resolveSibling("killed-journal")))
                .build(),
            Map.of());

    ScanResult<Package> expected =
        Scans.scanAndBind(scanner, FakeLayer.builder().file(PATH, before).build(), Map.of());
    assertEquals(List.of(), result.partialErrors());
    assertEquals(129, result.items().size());
    assertEquals(expected.items(), result.items());
  }

  private static void killed(Path file) throws IOException, SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute("pragma journal_mode = delete");
      statement.execute("pragma cache_size = 10");
      connection.setAutoCommit(false);
      statement.execute("delete from Packages where hnum % 2 = 0");
      Files.copy(file, file.resolveSibling("killed"));
      Files.copy(
          file.resolveSibling("rpmdb.sqlite-journal"), file.resolveSibling("killed-journal"));
      connection.rollback();
    }
  }
}
