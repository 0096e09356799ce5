package dev.libindex.rhel.internal.dnf;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.libindex.layer.FileContent;
import dev.libindex.rhel.internal.sqlite.LogFiles;
import dev.libindex.rhel.samples.LayerFiles;
import dev.libindex.testdata.internal.golden.GoldenCases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests which actions count in a history; each package of the sample is a case. */
class DnfHistoryRulesTest {
  private static final String BASEOS = "rhel-9-for-x86_64-baseos-rpms";
  private static final String APPSTREAM = "rhel-9-for-x86_64-appstream-rpms";
  private static final String BUILDER = "codeready-builder-for-rhel-9-x86_64-rpms";

  @TempDir Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(strings = {"d-dnf4-rules", "d-dnf5-rules"})
  void rulesAreTheSameInBothSchemas(String golden) throws IOException {
    Map<String, byte[]> layer = LayerFiles.read(GoldenCases.named(golden).layers().get(0).file());
    byte[] file =
        DnfHistory.PATHS.stream().filter(layer::containsKey).map(layer::get).findFirst().get();
    DnfHistory history = DnfHistory.read(FileContent.of(file), LogFiles.NONE);

    assertEquals(
        Set.of(BASEOS, APPSTREAM, BUILDER, "@System", "@commandline", ""), history.repositoryIds());
    assertFrom(APPSTREAM, history, "m", "1-1.el9", "x86_64");
    assertFrom(BUILDER, history, "gone", "1-1.el9", "x86_64");
    assertFrom(APPSTREAM, history, "i", "1-1.el9", "i686");
    assertFrom(APPSTREAM, history, "p", "1-1.el9", "ppc64le");
    assertFrom(BASEOS, history, "ep", "3:1-1.el9", "noarch");
    assertFrom(BASEOS, history, "ep0", "1-1.el9", "noarch");
    assertFrom(BASEOS, history, "ep0", "0:1-1.el9", "noarch");
    assertFrom("@System", history, "sys", "1-1.el9", "x86_64");
    assertFrom("@commandline", history, "cmd", "1-1.el9", "x86_64");
    assertFrom("", history, "empty", "1-1.el9", "x86_64");
    assertEquals(Optional.empty(), history.repositoryId("old", "1-1.el9", "i386"));
    assertEquals(Optional.empty(), history.repositoryId("ep", "1-1.el9", "noarch"));
    assertEquals(Optional.empty(), history.repositoryId("unknown", "1-1.el9", "x86_64"));
  }

  @Test
  void actionWithTheHighestNumberIsTheLast() throws IOException, SQLException {
    DnfHistory history =
        historyOf(
            "create table repo (id integer primary key, repoid text)",
            "insert into repo values (1, 'one'), (2, 'two'), (3, null)",
            "create table trans_item (id int, item_id int, repo_id int, action int)",
            "insert into trans_item values (9, 1, 2, 1), (5, 1, 1, 1), (10, 1, 1, 8)",
            "insert into trans_item values (1, 2, 1, 1), (2, 2, 7, 1), (3, 3, 3, 1)",
            "insert into trans_item values (4, 4, null, 1), (5, null, 1, 1), (6, 5, 1, null)",
            "create table rpm (item_id int, name text, epoch int, version text, release text,"
                + " arch text)",
            "insert into rpm select column1, 'p' || column1, 0, '1', '1', 'noarch' from (values"
                + " (1), (2), (3), (4), (5))");

    assertEquals(Set.of("two"), history.repositoryIds());
    assertFrom("two", history, "p1", "1-1", "noarch");
    assertEquals(Optional.empty(), history.repositoryId("p2", "1-1", "noarch"));
  }

  private DnfHistory historyOf(String... statements) throws IOException, SQLException {
    Path file = folder.resolve("history.sqlite");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
    return DnfHistory.read(FileContent.of(Files.readAllBytes(file)), LogFiles.NONE);
  }

  private static void assertFrom(
      String repositoryId, DnfHistory history, String name, String evr, String arch) {
    assertEquals(Optional.of(repositoryId), history.repositoryId(name, evr, arch), name);
  }
}
