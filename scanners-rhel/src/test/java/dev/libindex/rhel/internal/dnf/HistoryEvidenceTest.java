package dev.libindex.rhel.internal.dnf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libindex.layer.FileContent;
import dev.libindex.rhel.internal.bytes.FormatException;
import dev.libindex.rhel.internal.sqlite.LogFiles;
import dev.libindex.rhel.internal.sqlite.PageOverlay;
import dev.libindex.rhel.internal.sqlite.SqliteDatabase;
import dev.libindex.rhel.samples.LayerFiles;
import dev.libindex.rhel.samples.SampleFiles;
import dev.libindex.testdata.internal.SharedData;
import dev.libindex.testdata.internal.golden.GoldenCases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Puts histories together from what was kept of a file and of a log, as texts. */
class HistoryEvidenceTest {
  private static final String SYNTHETIC = "data/synthetic-rpmdb/dnf-history/history.sqlite";

  @TempDir Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(strings = {"fedora36-container", "fedora39-container"})
  void realHistories(String name) throws IOException {
    Path file = SharedData.require("data/dnf-history/" + name + "/history.sqlite");

    assertSameAsTogether(
        SampleFiles.read(file),
        LogFiles.ofWal(
            FileContent.of(SampleFiles.read(file.resolveSibling("history.sqlite-wal.xz")))));
  }

  @ParameterizedTest
  @CsvSource({"1, synthetic", "2, synthetic", "3, d-dnf4-rules", "4, d-dnf5-rules"})
  void randomTransactions(int seed, String history) throws IOException, SQLException {
    Path file = folder.resolve("history.sqlite");
    Files.write(
        file,
        history.equals("synthetic")
            ? SampleFiles.read(SharedData.require(SYNTHETIC))
            : golden(history));
    Random random = new Random(seed);
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("pragma journal_mode = wal");
        statement.execute("pragma wal_checkpoint(truncate)");
        statement.execute("pragma wal_autocheckpoint = 0");
      }
      byte[] main = Files.readAllBytes(file);
      for (int i = 0; i < 10; i++) {
        try (Statement statement = connection.createStatement()) {
          change(statement, random, history.equals("d-dnf5-rules"), 100 * seed + i);
        }
        byte[] wal = Files.readAllBytes(folder.resolve("history.sqlite-wal"));
        assertSameAsTogether(main, LogFiles.ofWal(FileContent.of(wal)));
      }
    }
  }

  private static byte[] golden(String name) {
    Map<String, byte[]> layer = LayerFiles.read(GoldenCases.named(name).layers().get(0).file());
    return DnfHistory.PATHS.stream()
        .filter(layer::containsKey)
        .map(layer::get)
        .findFirst()
        .orElseThrow();
  }

  private static void change(Statement statement, Random random, boolean isDnf5, int number)
      throws SQLException {
    switch (random.nextInt(5)) {
      case 0 -> statement.execute("vacuum");
      case 1 ->
          statement.execute(
              "delete from trans_item where id % 3 = " + random.nextInt(3) + " and id % 2 = 1");
      case 2 ->
          statement.execute("update repo set repoid = 'moved-" + number + "' where id % 3 = 1");
      default -> {
        statement.execute("insert into repo (repoid) values ('new-" + number + "')");
        if (!isDnf5) {
          statement.execute(
              "insert into rpm values (9%1$d, 'made-%1$d', 0, '1', '1', 'noarch')"
                  .formatted(number));
        }
        statement.execute(
            (isDnf5
                    ? "update trans_item set repo_id = (select max(id) from repo) where id %% 4 = 1"
                    : "insert into trans_item (trans_id, item_id, repo_id, action, reason, state)"
                        + " select 1, 9%d, max(id), 1, 1, 1 from repo")
                .formatted(number));
      }
    }
  }

  private static void assertSameAsTogether(byte[] main, LogFiles logs) throws IOException {
    FileContent file = FileContent.of(main);
    DnfHistory expected = DnfHistory.read(file, logs);
    String mainText = HistoryEvidence.encode(HistoryEvidence.ofFile(file));
    String logText = HistoryEvidence.encode(PageOverlay.read(logs));
    System.out.printf(
        "file of %d bytes: %d characters; log of %d bytes: %d characters%n",
        main.length, mainText.length(), logs.wal().orElseThrow().size(), logText.length());
    PageOverlay log = PageOverlay.decode(logText);
    PageOverlay base = PageOverlay.decode(mainText);

    DnfHistory actual = DnfHistory.read(base, log);

    assertEquals(expected.repositoryIds(), actual.repositoryIds());
    assertEquals(byPackage(expected, file, logs), byPackage(actual, file, logs));
    NavigableSet<String> candidates = HistoryEvidence.candidateIds(base);
    candidates.addAll(HistoryEvidence.candidateIds(log));
    assertTrue(candidates.containsAll(actual.repositoryIds()), candidates::toString);
  }

  private static Map<String, String> byPackage(DnfHistory history, FileContent main, LogFiles logs)
      throws IOException {
    Map<String, String> byPackage = new TreeMap<>();
    HistoryPackages.read(new HistoryTables(SqliteDatabase.open(main, logs)))
        .forEach(
            (item, found) -> {
              String evr = found.epoch() + ":" + found.version() + "-" + found.release();
              byPackage.put(
                  found.toString(),
                  history.repositoryId(found.name(), evr, found.arch()).orElse("none"));
            });
    assertTrue(byPackage.size() > 3, byPackage::toString);
    return byPackage;
  }

  @Test
  void candidatesOfALogAlone() throws IOException, SQLException {
    Path file = folder.resolve("history.sqlite");
    Files.write(file, SampleFiles.read(SharedData.require(SYNTHETIC)));
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("pragma journal_mode = wal");
        statement.execute("pragma wal_checkpoint(truncate)");
      }
      try (Statement statement = connection.createStatement()) {
        statement.execute("insert into repo (repoid) values ('only-in-the-log')");
        statement.execute("insert into rpm values (9001, 'no-repository', 0, '1', '1', 'noarch')");
      }

      NavigableSet<String> ids =
          HistoryEvidence.candidateIds(
              PageOverlay.read(
                  LogFiles.ofWal(
                      FileContent.of(Files.readAllBytes(folder.resolve("history.sqlite-wal"))))));

      assertTrue(ids.contains("only-in-the-log"), ids::toString);
      assertTrue(ids.contains("rhel-9-for-x86_64-baseos-rpms"), ids::toString);
      assertTrue(ids.size() < 20, ids::toString);
    }
  }

  @Test
  void emptyFileIsAnEmptyHistoryWhateverItsLog() throws IOException {
    Path log = SharedData.require("data/dnf-history/fedora39-container/history.sqlite-wal.xz");
    PageOverlay file = HistoryEvidence.ofFile(FileContent.of(new byte[0]));

    DnfHistory history =
        DnfHistory.read(
            file, PageOverlay.read(LogFiles.ofWal(FileContent.of(SampleFiles.read(log)))));

    assertEquals(0, history.repositoryIds().size());
    assertTrue(PageOverlay.decode(HistoryEvidence.encode(file)).isNone());
  }

  @Test
  void otherDatabaseIsRefused() throws IOException {
    byte[] rpm = SampleFiles.read(SharedData.require("data/synthetic-rpmdb/sqlite/rpmdb.sqlite"));
    PageOverlay pages = HistoryEvidence.ofFile(FileContent.of(rpm));

    assertThrows(FormatException.class, () -> DnfHistory.read(pages, PageOverlay.NONE));
  }

  @Test
  void moreTextsThanAnyHistoryHasAreRefused() throws IOException, SQLException {
    Path file = folder.resolve("history.sqlite");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute("create table repo (id integer primary key, repoid text)");
      statement.execute(
          "with recursive n(i) as (values (1) union all select i + 1 from n where i < 10001)"
              + " insert into repo select i, 'r' || i from n");
    }
    PageOverlay pages = HistoryEvidence.ofFile(FileContent.of(Files.readAllBytes(file)));

    assertThrows(FormatException.class, () -> HistoryEvidence.candidateIds(pages));
  }

  @Test
  void largeHistoryIsRefused() throws IOException, SQLException {
    Path file = folder.resolve("history.sqlite");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute("create table repo (id integer primary key, repoid text)");
      statement.execute("insert into repo select 1, hex(randomblob(600000))");
    }
    PageOverlay pages = HistoryEvidence.ofFile(FileContent.of(Files.readAllBytes(file)));

    FormatException e = assertThrows(FormatException.class, () -> HistoryEvidence.encode(pages));

    assertTrue(String.valueOf(e.getMessage()).contains("262144"), e::toString);
  }
}
