package dev.libindex.rhel.internal.dnf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libindex.layer.FileContent;
import dev.libindex.rhel.internal.bytes.FormatException;
import dev.libindex.rhel.internal.sqlite.LogFiles;
import dev.libindex.rhel.internal.urlquery.QueryValues;
import dev.libindex.rhel.samples.Csv;
import dev.libindex.rhel.samples.CsvRow;
import dev.libindex.rhel.samples.SampleFiles;
import dev.libindex.testdata.internal.SharedData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DnfHistoryTest {
  private static final String SYNTHETIC = "data/synthetic-rpmdb/dnf-history";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "data/dnf-history/fedora36-container",
        "data/dnf-history/fedora39-container",
        SYNTHETIC
      })
  void historyEqualsItsGroundTruth(String folder) throws IOException {
    DnfHistory history = read(folder);

    String ids = SampleFiles.readText(SharedData.require(folder + "/repoids.txt"));
    assertEquals(new TreeSet<>(ids.lines().toList()), history.repositoryIds());
    List<CsvRow> rows = Csv.read(SharedData.require(folder + "/repo-by-package.csv"));
    assertTrue(rows.size() > 40, () -> rows.size() + " rows");
    for (CsvRow row : rows) {
      String epoch = row.text("epoch").equals("0") ? "" : row.text("epoch") + ":";
      String evr = epoch + row.text("version") + "-" + row.text("release");
      assertEquals(
          Optional.of(row.text("repoid")),
          history.repositoryId(row.text("name"), evr, row.text("arch")),
          row::toString);
    }
  }

  @Test
  void unrecognisedArchitecturesHaveNoRepository() throws IOException {
    DnfHistory history = read(SYNTHETIC);

    assertEquals(
        Optional.of("rhel-9-for-x86_64-baseos-rpms"),
        history.repositoryId("fam-upd", "1.0-1.el9", "x86_64"));
    assertEquals(Optional.empty(), history.repositoryId("fam-upd", "1.0-1.el9", "i386"));
    assertEquals(Optional.empty(), history.repositoryId("fam-upd", "1.0-1.el9", ""));
    assertEquals(Optional.empty(), history.repositoryId("fam-upd", "9:1.0-1.el9", "x86_64"));
  }

  @Test
  void emptyFileIsAnEmptyHistory() throws IOException {
    DnfHistory history = DnfHistory.read(FileContent.of(new byte[0]), LogFiles.NONE);

    assertEquals(new TreeSet<>(), history.repositoryIds());
  }

  @Test
  void textFileIsRefused() {
    assertFails("not a SQLite database", "#".repeat(4000).getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void otherDatabaseIsRefused() {
    assertFails(
        "no table trans_item",
        SampleFiles.read(SharedData.require("data/synthetic-rpmdb/sqlite/rpmdb.sqlite")));
  }

  @Test
  void damagedHistoryIsRefusedAsAWhole() {
    byte[] history = SampleFiles.read(SharedData.require(SYNTHETIC + "/history.sqlite"));

    assertFails("file is cut", Arrays.copyOf(history, history.length - 4096));
  }

  @Test
  void idIsAddedToTheHint() {
    QueryValues hint = QueryValues.parse("key=01&repoid=b").values();

    assertEquals("key=01&repoid=a&repoid=b", DnfHistory.annotate(hint, "a").encode());
    assertEquals("key=01&repoid=b", DnfHistory.annotate(hint, "b").encode());
  }

  private static void assertFails(String cause, byte[] history) {
    FormatException e =
        assertThrows(
            FormatException.class, () -> DnfHistory.read(FileContent.of(history), LogFiles.NONE));
    assertTrue(String.valueOf(e.getMessage()).contains(cause), e::toString);
  }

  private static DnfHistory read(String folder) throws IOException {
    Path main = SharedData.require(folder + "/history.sqlite");
    Path wal = main.resolveSibling("history.sqlite-wal.xz");
    return DnfHistory.read(
        FileContent.of(SampleFiles.read(main)),
        Files.exists(wal) ? LogFiles.ofWal(FileContent.of(SampleFiles.read(wal))) : LogFiles.NONE);
  }
}
