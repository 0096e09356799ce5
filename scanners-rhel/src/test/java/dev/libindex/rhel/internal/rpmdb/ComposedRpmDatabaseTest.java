package dev.libindex.rhel.internal.rpmdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libindex.layer.FileContent;
import dev.libindex.rhel.internal.sqlite.LogFiles;
import dev.libindex.rhel.internal.sqlite.PageOverlay;
import dev.libindex.rhel.internal.sqlite.TableSkeleton;
import dev.libindex.rhel.samples.Csv;
import dev.libindex.rhel.samples.CsvRow;
import dev.libindex.rhel.samples.RpmDatabaseSample;
import dev.libindex.rhel.samples.SampleFiles;
import dev.libindex.testdata.internal.SharedData;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reads databases whose log is in another layer, with what was kept of each layer as text. */
class ComposedRpmDatabaseTest {
  private static final String PATH = "var/lib/rpm/rpmdb.sqlite";
  @TempDir Path folder = Path.of("");

  private static final int SMALL = 30_000;

  @Test
  void packagesAreThoseOfFileAndLogTogether() throws IOException {
    String folder = "data/synthetic-rpmdb/sqlite-wal/";
    byte[] main = SampleFiles.read(SharedData.require(folder + "rpmdb.sqlite.xz"));
    byte[] wal = SampleFiles.read(SharedData.require(folder + "rpmdb.sqlite-wal"));

    List<String> composed = compose(main, wal);

    List<String> expected =
        Csv.read(SharedData.require(folder + "packages.with-wal.csv")).stream()
            .filter(row -> !row.text("name").equals("gpg-pubkey"))
            .map(ComposedRpmDatabaseTest::text)
            .sorted()
            .toList();
    assertTrue(expected.size() > 100, expected::toString);
    assertEquals(expected, composed.stream().sorted().toList());
    assertEquals(together(main, wal), composed);
  }

  /** The log adds delta; rpm 4.18 lists the same with file and log in one directory. */
  @Test
  void logInAnUpperLayer() throws IOException {
    Map<String, byte[]> files = files("cases/wal-in-upper-layer/image.tar");
    byte[] main = files.getOrDefault(PATH, new byte[0]);
    byte[] wal = files.getOrDefault(PATH + LogFiles.WAL_SUFFIX, new byte[0]);

    assertEquals(together(main, wal), compose(main, wal));
    assertEquals(
        List.of("alpha-1.0-1.el9", "beta-2.1-3.el9", "delta-5-1.el9", "gamma-0.9-7.el9"),
        compose(main, wal).stream().sorted().toList());
  }

  @Test
  void realHeadersInTheLog() throws IOException, SQLException {
    Path file = folder.resolve("rpmdb.sqlite");
    Files.write(
        file, SampleFiles.read(SharedData.require("data/real-rpmdb/mariner2.sqlite/rpmdb.sqlite")));
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute("pragma journal_mode = wal");
      statement.execute("pragma wal_checkpoint(truncate)");
      byte[] main = Files.readAllBytes(file);
      statement.execute("insert into Packages (blob) select blob from Packages where hnum < 4");
      statement.execute("delete from Packages where hnum in (5, 50)");
      statement.execute(
          "replace into Packages select 60, blob from Packages where hnum between 61 and 62");
      // As rpm rewrites a header of the same size.
      statement.execute(
          "insert or replace into Packages select hnum, cast(substr(blob, 1, length(blob) - 1)"
              + " || x'07' as blob) from Packages where hnum = 70");

      List<String> all = compose(main, Files.readAllBytes(folder.resolve("rpmdb.sqlite-wal")));

      assertEquals(together(main, Files.readAllBytes(folder.resolve("rpmdb.sqlite-wal"))), all);
      assertEquals(129 + 3 - 2, all.size());
    }
  }

  @Test
  void headerThatIsPartlyInTheLogIsAnError() throws IOException, SQLException {
    Path file = folder.resolve("rpmdb.sqlite");
    Files.write(
        file, SampleFiles.read(SharedData.require("data/real-rpmdb/mariner2.sqlite/rpmdb.sqlite")));
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute("pragma journal_mode = wal");
      statement.execute("pragma wal_checkpoint(truncate)");
      FileContent main = FileContent.of(Files.readAllBytes(file));
      statement.execute(
          "update Packages set blob = cast(substr(blob, 1, length(blob) - 1) || x'07' as blob)"
              + " where hnum = 60");
      byte[] wal = Files.readAllBytes(folder.resolve("rpmdb.sqlite-wal"));
      RpmDatabaseContents below = read(main, LogFiles.NONE);

      ComposedRpmDatabase composed =
          ComposedRpmDatabase.of(
              PATH,
              RpmDatabaseReader.skeleton(main, keys(below)),
              PageOverlay.read(LogFiles.ofWal(FileContent.of(wal))));

      assertEquals(keys(below).size(), composed.rows().size());
      assertEquals(1, composed.errors().size());
      assertEquals(PATH, composed.errors().get(0).path());
      assertTrue(composed.errors().get(0).cause().startsWith("row 60: its header is partly"));
    }
  }

  static List<RpmDatabaseSample> databases() {
    return RpmDatabaseSample.all().stream()
        .filter(sample -> sample.kind() == RpmDatabaseKind.SQLITE && sample.wal().isEmpty())
        .toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("databases")
  void skeletonIsSmall(RpmDatabaseSample sample) throws IOException {
    FileContent main = FileContent.of(sample.bytes());
    RpmDatabaseContents contents = read(main, LogFiles.NONE);

    String text = RpmDatabaseReader.skeleton(main, keys(contents)).encode();

    int count = contents.rows().size();
    System.out.printf(
        "%s: %d packages, %d bytes; skeleton of %d characters%n",
        sample, count, main.size(), text.length());
    assertTrue(text.length() < SMALL, () -> text.length() + " characters");
    ComposedRpmDatabase composed =
        ComposedRpmDatabase.of(PATH, TableSkeleton.decode(text), PageOverlay.NONE);
    assertEquals(List.of(), composed.errors());
    assertEquals(
        contents.rows().stream().map(row -> Optional.of(text(row.info()))).toList(),
        composed.rows().stream().map(ComposedRpmRow::key).toList());
  }

  @Test
  void logOfAnotherDatabaseIsAnError() throws IOException {
    byte[] main =
        SampleFiles.read(SharedData.require("data/real-rpmdb/mariner2.sqlite/rpmdb.sqlite"));
    byte[] wal =
        SampleFiles.read(SharedData.require("data/synthetic-rpmdb/sqlite-wal/rpmdb.sqlite-wal"));
    TableSkeleton file = RpmDatabaseReader.skeleton(FileContent.of(main), Map.of());

    ComposedRpmDatabase composed =
        ComposedRpmDatabase.of(PATH, file, PageOverlay.read(LogFiles.ofWal(FileContent.of(wal))));

    assertTrue(!composed.errors().isEmpty());
    assertEquals(PATH, composed.errors().get(0).path());
  }

  /** Composes what was kept of the layers; returns the packages in their order. */
  private static List<String> compose(byte[] main, byte[] wal) throws IOException {
    FileContent file = FileContent.of(main);
    String fileText = RpmDatabaseReader.skeleton(file, keys(read(file, LogFiles.NONE))).encode();
    String logText = PageOverlay.read(LogFiles.ofWal(FileContent.of(wal))).encode();
    System.out.printf(
        "file of %d bytes: %d characters; log of %d bytes: %d characters%n",
        main.length, fileText.length(), wal.length, logText.length());

    ComposedRpmDatabase composed =
        ComposedRpmDatabase.of(PATH, TableSkeleton.decode(fileText), PageOverlay.decode(logText));

    assertEquals(List.of(), composed.errors());
    return composed.rows().stream()
        .map(row -> row.read().map(ComposedRpmDatabaseTest::text).or(row::key).orElseThrow())
        .toList();
  }

  private static List<String> together(byte[] main, byte[] wal) throws IOException {
    return read(FileContent.of(main), LogFiles.ofWal(FileContent.of(wal))).packages().stream()
        .map(ComposedRpmDatabaseTest::text)
        .toList();
  }

  private static RpmDatabaseContents read(FileContent main, LogFiles logs) throws IOException {
    return RpmDatabaseReader.read(RpmDatabaseKind.SQLITE, PATH, main, logs);
  }

  private static Map<Long, String> keys(RpmDatabaseContents contents) {
    Map<Long, String> keys = new HashMap<>();
    contents.rows().forEach(row -> keys.put(row.number(), text(row.info())));
    return keys;
  }

  private static String text(RpmInfo info) {
    return info.name() + "-" + info.evr();
  }

  private static String text(CsvRow row) {
    String epoch = row.number("epoch").equals("0") ? "" : row.number("epoch") + ":";
    return row.text("name") + "-" + epoch + row.text("version") + "-" + row.text("release");
  }

  /** Returns the last content of each path in the layers of a {@code docker save} archive. */
  private static Map<String, byte[]> files(String archive) throws IOException {
    Map<String, byte[]> files = new HashMap<>();
    List<byte[]> layers = new ArrayList<>();
    entries(SampleFiles.read(SharedData.require(archive)))
        .forEach(
            (name, bytes) -> {
              if (name.endsWith("layer.tar")) {
                layers.add(bytes);
              }
            });
    for (byte[] layer : layers) {
      entries(layer)
          .forEach((name, bytes) -> files.merge(name, bytes, (a, b) -> a.length > 0 ? a : b));
    }
    return files;
  }

  private static Map<String, byte[]> entries(byte[] tar) throws IOException {
    Map<String, byte[]> entries = new HashMap<>();
    try (TarArchiveInputStream in = new TarArchiveInputStream(new ByteArrayInputStream(tar))) {
      for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        entries.put(entry.getName(), in.readAllBytes());
      }
    }
    return entries;
  }
}
