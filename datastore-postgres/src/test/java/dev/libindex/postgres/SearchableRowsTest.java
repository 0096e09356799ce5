package dev.libindex.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libindex.model.Digest;
import dev.libindex.model.Manifest;
import dev.libindex.model.Repository;
import dev.libindex.model.ScannerSet;
import dev.libindex.store.FinishOutcome;
import dev.libindex.store.LayerScan;
import dev.libindex.store.PackageGroup;
import dev.libindex.store.Store;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests the rows that tell which manifests have which package, and how many there are. */
class SearchableRowsTest {
  private static final ScannerSet SCANNERS = TestImages.scanners(2);
  private static final Manifest FIRST = TestImages.manifest("first", "base", "top");
  private static final Manifest SECOND = TestImages.manifest("second", "base", "other top");

  @RegisterExtension static final TestStores stores = new TestStores();

  private Store store;

  @SuppressWarnings("NullAway.Init") // JUnit calls open() before every test.
  SearchableRowsTest() {}

  @BeforeEach
  void open() {
    store = stores.emptyStore();
    store.registerScanners(SCANNERS);
    for (Manifest manifest : List.of(FIRST, SECOND)) {
      store.persistManifest(manifest);
      for (Digest layer : manifest.layerDigests()) {
        store.setLayerScanned(new LayerScan(layer, 1, TestImages.NOON, TestImages.cells(SCANNERS)));
      }
    }
  }

  @Test
  @DisplayName(
      "a package and its source are found by name, with database, distribution and repository")
  void found() {
    finish(FIRST, "body", group("base", List.of(TestImages.repository("baseos")), "bash", "zlib"));

    assertEquals(
        List.of(
            "bash 1 binary sqlite:var/lib/rpm rhel baseos",
            "bash-src 1 source sqlite:var/lib/rpm rhel baseos"),
        stores.texts(
            "SELECT concat_ws(' ', package_name, package_version, package_kind, package_db, did,"
                + " repo_name) FROM libindex.manifest_package WHERE manifest = '"
                + FIRST.hash()
                + "' AND introduced_in = '"
                + TestImages.digest("base")
                + "' AND package_name LIKE 'bash%' ORDER BY 1"));
  }

  @Test
  @DisplayName("packages without repositories or distribution are found as well")
  void bare() {
    PackageGroup bare =
        new PackageGroup(
            "rhcc",
            TestImages.digest("top"),
            null,
            List.of(),
            List.of(TestImages.rpm("ubi8", "1")));
    finish(FIRST, "body", bare);

    assertEquals(
        List.of(FIRST.hash().toString()),
        stores.texts(
            "SELECT manifest FROM libindex.manifest_package"
                + " WHERE package_name = 'ubi8' AND repo_id IS NULL AND dist_id IS NULL"));
  }

  @Test
  @DisplayName("the manifests that hold a package from a repository are found")
  void byRepository() {
    PackageGroup fromBase = group("base", List.of(TestImages.repository("baseos")), "bash");
    PackageGroup fromBoth =
        group(
            "base",
            List.of(TestImages.repository("appstream"), TestImages.repository("baseos")),
            "bash");
    finish(FIRST, "first", fromBase);
    finish(SECOND, "second", fromBoth);

    assertEquals(
        Stream.of(FIRST, SECOND).map(manifest -> manifest.hash().toString()).sorted().toList(),
        holding("bash", "baseos"));
    assertEquals(List.of(SECOND.hash().toString()), holding("bash", "appstream"));
    assertEquals(List.of(), holding("zlib", "baseos"));
  }

  @Test
  @DisplayName("a second manifest with the same packages adds a row for each group, and no package")
  void shared() {
    PackageGroup group = group("base", List.of(TestImages.repository("baseos")), "bash", "zlib");
    finish(FIRST, "body", group);
    long packages = count("package");
    long groups = count("package_group");

    finish(SECOND, "body", group);

    assertEquals(2, count("manifest_index"));
    assertEquals(packages, count("package"));
    assertEquals(groups, count("package_group"));
    assertEquals(1, count("report_body"));
  }

  @Test
  @DisplayName("another result replaces the rows, and those that nothing refers to are deleted")
  void replaced() {
    PackageGroup before = group("base", List.of(TestImages.repository("baseos")), "bash", "zlib");
    PackageGroup after = group("base", List.of(TestImages.repository("appstream")), "bash");
    finish(FIRST, "before", before);
    finish(SECOND, "before", before);

    finish(FIRST, "after", after);
    assertEquals(List.of(SECOND.hash().toString()), holding("zlib", "baseos"));
    assertEquals(2, count("package_group"));

    finish(SECOND, "after", after);
    assertEquals(List.of(), holding("zlib", "baseos"));
    assertEquals(1, count("package_group"));
    assertEquals(1, count("report_body"));
  }

  @Test
  @DisplayName("updated_at changes when the bytes of a report change, and only then")
  void updatedAt() {
    PackageGroup group = group("base", List.of(), "bash");
    finish(FIRST, "body", group);
    stores.execute("UPDATE libindex.indexreport SET updated_at = '2020-01-01'");
    String row = reportRow();

    finish(FIRST, "body", group);
    assertEquals(row, reportRow(), "nothing changed, so nothing is written");

    store.installMapping(TestImages.mapping("sha256:1", Map.of("common key", List.of("value"))));
    finish(FIRST, "body", group);
    assertEquals(
        List.of("2020 1"),
        stores.texts(
            "SELECT extract(year FROM updated_at) || ' ' || bound_seq"
                + " FROM libindex.indexreport"));
    assertNotEquals(row, reportRow());

    finish(FIRST, "other body", group);
    assertTrue(
        stores.number("SELECT extract(year FROM updated_at) FROM libindex.indexreport") > 2020);
  }

  @Test
  @DisplayName("texts that are too long for a B-tree, or hold U+0000, are kept")
  void hostileTexts() {
    String longName = "n".repeat(100_000) + longRandomText();
    Repository repository = Repository.of(longRandomText(), "k\0", "\0", null);
    PackageGroup group =
        new PackageGroup(
            "\0" + longRandomText(),
            TestImages.digest("base"),
            null,
            List.of(repository),
            List.of(TestImages.rpm(longName, "\0"), TestImages.rpm("nul\0", "1")));
    finish(FIRST, "body", group);

    assertEquals(
        List.of(FIRST.hash().toString()),
        stores.texts(
            "SELECT DISTINCT manifest FROM libindex.manifest_package WHERE package_name = '"
                + longName
                + "'"));
    assertEquals(
        1,
        stores.number(
            "SELECT count(*) FROM libindex.manifest_package WHERE package_name = U&'nul\\FFFD'"));
  }

  /** Returns a text that is too long for a B-tree even when it is compressed. */
  private static String longRandomText() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 200; i++) {
      text.append(TestImages.digest("part " + i).hex());
    }
    return text.toString();
  }

  private static PackageGroup group(
      String layer, List<Repository> repositories, String... packages) {
    return new PackageGroup(
        "sqlite:var/lib/rpm",
        TestImages.digest(layer),
        TestImages.RHEL,
        repositories,
        List.of(packages).stream().map(name -> TestImages.rpm(name, "1")).toList());
  }

  private void finish(Manifest manifest, String body, PackageGroup... groups) {
    assertEquals(
        FinishOutcome.STORED,
        store.setIndexFinished(
            TestImages.coalesce(store, manifest, SCANNERS, body, List.of(groups))));
  }

  private static List<String> holding(String packageName, String repository) {
    return stores.texts(
        "SELECT manifest FROM libindex.manifest_package WHERE package_name = '%s'"
                .formatted(packageName)
            + " AND repo_name = '%s' GROUP BY manifest ORDER BY manifest COLLATE \"C\""
                .formatted(repository));
  }

  private static String reportRow() {
    return stores.texts("SELECT ctid || ' ' || xmin FROM libindex.indexreport").get(0);
  }

  private static long count(String table) {
    return stores.number("SELECT count(*) FROM libindex." + table);
  }
}
