package dev.libindex.rhel.internal.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libindex.ecosystem.LayerOverlay;
import dev.libindex.layer.FileContent;
import dev.libindex.layer.PathSelector;
import dev.libindex.model.FileKind;
import dev.libindex.model.IndexedFile;
import dev.libindex.model.Package;
import dev.libindex.model.PartialError;
import dev.libindex.model.Repository;
import dev.libindex.rhel.internal.dnf.DnfHistory;
import dev.libindex.rhel.internal.packages.RhelPackageScanner;
import dev.libindex.rhel.internal.sqlite.LogFiles;
import dev.libindex.rhel.layers.Scans;
import dev.libindex.rhel.samples.MadeDatabase;
import dev.libindex.rhel.samples.MadeDatabase.Logged;
import dev.libindex.rhel.samples.SampleFiles;
import dev.libindex.scan.Evidence;
import dev.libindex.scan.ScanResult;
import dev.libindex.testdata.contract.FakeLayer;
import dev.libindex.testdata.contract.FakeLayerBuilder;
import dev.libindex.testdata.internal.RequiresSharedData;
import dev.libindex.testdata.internal.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A dnf history and its log")
@RequiresSharedData
final class HistoriesOfLayersTest {
  private static final String PATH = "var/lib/dnf/history.sqlite";
  private static final String WAL = PATH + "-wal";
  private static final String MANIFEST = "root/buildinfo/content_manifests/a.json";

  @TempDir Path folder = Path.of("");
  private byte[] main = {};
  private byte[] wal = {};
  private List<String> below = List.of();
  private List<String> together = List.of();

  @BeforeEach
  void makeHistory() throws IOException, SQLException {
    Path file = folder.resolve("history.sqlite");
    Files.write(
        file,
        SampleFiles.read(SharedData.require("data/synthetic-rpmdb/dnf-history/history.sqlite")));
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
      execute(connection, "pragma journal_mode = wal");
      execute(connection, "pragma wal_checkpoint(truncate)");
      main = Files.readAllBytes(file);
      execute(connection, "insert into repo (repoid) values ('from-the-log')");
      execute(connection, "insert into rpm values (900, 'made', 0, '1', '1', 'noarch')");
      execute(
          connection,
          "insert into trans_item (trans_id, item_id, repo_id, action, reason, state)"
              + " select 1, 900, max(id), 1, 1, 1 from repo");
      wal = Files.readAllBytes(folder.resolve("history.sqlite-wal"));
    }
    FileContent content = FileContent.of(main);
    below = ids(DnfHistory.read(content, LogFiles.NONE));
    together = ids(DnfHistory.read(content, LogFiles.ofWal(FileContent.of(wal))));
    assertEquals(below.size() + 1, together.size());
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static List<String> ids(DnfHistory history) {
    return history.repositoryIds().stream()
        .filter(id -> !id.isEmpty() && !id.startsWith("@"))
        .toList();
  }

  private static List<ScanResult<Repository>> compose(FakeLayerBuilder... builders) {
    RhelRepositoryScanner scanner = new RhelRepositoryScanner();
    List<ScanResult<Repository>> scanned = new ArrayList<>();
    List<List<IndexedFile>> files = new ArrayList<>();
    for (FakeLayerBuilder builder : builders) {
      FakeLayer layer = builder.build();
      scanned.add(Scans.scan(scanner, layer));
      files.add(
          layer.select(PathSelector.globs("**/.wh.*")).stream()
              .map(entry -> new IndexedFile(entry.path(), FileKind.WHITEOUT))
              .toList());
    }
    return scanner.compose(scanned, LayerOverlay.ofFiles(files));
  }

  /** Returns the repository ids of each layer. */
  private static List<List<String>> ids(List<ScanResult<Repository>> layers) {
    return layers.stream()
        .peek(layer -> assertEquals(List.of(), layer.partialErrors()))
        .map(layer -> layer.evidence().stream().map(Evidence::keys).toList())
        .peek(evidence -> assertTrue(evidence.size() <= 1, evidence::toString))
        .map(evidence -> evidence.isEmpty() ? List.<String>of() : evidence.get(0))
        .toList();
  }

  private FakeLayerBuilder main() {
    return FakeLayer.builder().file(PATH, main);
  }

  private FakeLayerBuilder wal() {
    return FakeLayer.builder().file(WAL, wal);
  }

  @Test
  @DisplayName("may be in one layer")
  void oneLayer() {
    assertEquals(List.of(together), ids(compose(main().file(WAL, wal))));
    assertEquals(List.of(below), ids(compose(main())));
  }

  @Test
  @DisplayName("may be in two layers, in either order")
  void twoLayers() {
    FakeLayerBuilder between = FakeLayer.builder().file("x", "");
    assertEquals(List.of(below, List.of(), together), ids(compose(main(), between, wal())));
    assertEquals(List.of(List.of(), together), ids(compose(wal(), main())));
  }

  @Test
  @DisplayName("may be below and above a content manifest")
  void manifest() {
    FakeLayerBuilder base = main().file(MANIFEST, "{\"content_sets\":[\"a\"]}");
    assertEquals(List.of(List.of("a"), together), ids(compose(base, wal())));
    FakeLayerBuilder above = wal().file(MANIFEST, "{\"content_sets\":[\"a\"]}");
    assertEquals(List.of(below, List.of("a")), ids(compose(main(), above)));
  }

  @Test
  @DisplayName("do not belong together if a layer between has removed one")
  void removed() {
    FakeLayerBuilder removal = FakeLayer.builder().file("var/lib/dnf/.wh.history.sqlite", "");
    assertEquals(List.of(below, List.of(), List.of()), ids(compose(main(), removal, wal())));
    FakeLayerBuilder logRemoval =
        FakeLayer.builder().file("var/lib/dnf/.wh.history.sqlite-wal", "");
    assertEquals(List.of(List.of(), List.of(), below), ids(compose(wal(), logRemoval, main())));
  }

  @Test
  @DisplayName("are a partial error of the layer with the log if they cannot be put together")
  void unreadable() {
    List<ScanResult<Repository>> layers =
        compose(main(), FakeLayer.builder().unreadable(WAL, 9000, new IOException("disk is gone")));

    assertEquals(List.of(), layers.get(0).partialErrors());
    assertEquals(
        List.of(PATH), layers.get(1).partialErrors().stream().map(PartialError::path).toList());
  }

  @Test
  @DisplayName("are a partial error if they are hard links to another layer")
  void hardLinks() {
    FakeLayerBuilder links =
        FakeLayer.builder().hardlink(PATH, "objects/1").hardlink(MANIFEST, "objects/2");
    assertEquals(
        List.of(MANIFEST, PATH),
        compose(main(), links).get(1).partialErrors().stream().map(PartialError::path).toList());
  }

  @Test
  @DisplayName("name the repository of a package that is in a log, too")
  void hints() {
    Logged database = MadeDatabase.logged("made-1-1-noarch", "old-1-1-noarch");
    RhelPackageScanner scanner = new RhelPackageScanner();
    List<FakeLayer> layers =
        List.of(
            main().file("var/lib/rpm/rpmdb.sqlite", database.main()).build(),
            wal().file("var/lib/rpm/rpmdb.sqlite-wal", database.wal()).build());

    List<ScanResult<Package>> composed =
        scanner.compose(
            layers.stream().map(layer -> Scans.scan(scanner, layer)).toList(),
            LayerOverlay.ofFiles(List.of(List.of(), List.of())));

    assertEquals(
        List.of("made repoid=from-the-log"),
        composed.get(1).items().stream()
            .map(found -> found.name() + " " + found.repositoryHint())
            .toList());
    assertEquals(List.of(), composed.get(1).partialErrors());
  }
}
