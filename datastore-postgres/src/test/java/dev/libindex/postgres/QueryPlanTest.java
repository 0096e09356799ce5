package dev.libindex.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;
import dev.libindex.model.Digest;
import dev.libindex.model.Layer;
import dev.libindex.model.Manifest;
import dev.libindex.model.ScannerSet;
import dev.libindex.postgres.internal.sql.ConnectionPool;
import dev.libindex.store.FoundPackages;
import dev.libindex.store.LayerScan;
import dev.libindex.store.Store;
import dev.libindex.testdata.postgres.ObservedDataSource;
import dev.libindex.testdata.postgres.RoundTripListener;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that no method of the store reads a large table sequentially. */
class QueryPlanTest {
  private static final ScannerSet SCANNERS = TestImages.scanners(10);
  private static final int MANIFESTS = 40;

  /** Twenty thousand manifests over one base, each with its own layer and packages. */
  private static final String MANY_MANIFESTS =
      """
      INSERT INTO libindex.layer (hash)
        SELECT 'sha256:c0' || lpad(i::text, 62, '0') FROM generate_series(1, 20000) i;
      INSERT INTO libindex.manifest (hash, layers)
        SELECT 'sha256:c0' || lpad(i::text, 62, '0'), gen_random_uuid()
        FROM generate_series(1, 20000) i;
      INSERT INTO libindex.manifest_layer (manifest_id, position, layer_id)
        SELECT m.id, n, l.id
        FROM libindex.manifest m
        JOIN libindex.layer own ON own.hash = m.hash
        CROSS JOIN LATERAL (
          VALUES (1, (SELECT min(id) FROM libindex.layer)), (2, own.id)) AS l (n, id);
      INSERT INTO libindex.scanned_layer (layer_id, scanner_id, content, scanned_at, attempts)
        SELECT l.id, s.id, '', now(), 0 FROM libindex.layer l CROSS JOIN libindex.scanner s
        WHERE l.hash LIKE 'sha256:c000%';
      INSERT INTO libindex.evidence_key (layer_id, scanner_id, key_id, mapping, key)
        SELECT layer_id, scanner_id, gen_random_uuid(), '', '' FROM libindex.scanned_layer
        WHERE content = '';
      INSERT INTO libindex.partial_error
        SELECT layer_id, scanner_id, 0, '', '', '', '' FROM libindex.scanned_layer
        WHERE content = '';
      INSERT INTO libindex.report_body SELECT sha256(hash::bytea), '' FROM libindex.manifest
        WHERE hash LIKE 'sha256:c000%';
      INSERT INTO libindex.indexreport (manifest_id, state, scanner_set, body, bound_seq, awaited,
              reasons, updated_at, attempts)
        SELECT m.id, 'IndexPartial', r.scanner_set, sha256(m.hash::bytea), 1, '{}', '{transient}',
                '2100-01-01', 1
        FROM libindex.manifest m, (SELECT * FROM libindex.indexreport LIMIT 1) r
        WHERE m.hash LIKE 'sha256:c000%';
      INSERT INTO libindex.package
        SELECT gen_random_uuid(), 'other ' || i % 5000, i::text, 'binary', '', ''
        FROM generate_series(1, 60000) i;
      INSERT INTO libindex.package_group
        SELECT md5('group ' || i)::uuid FROM generate_series(0, 19999) i;
      INSERT INTO libindex.package_group_member
          (package_id, package_group, listed, normalized_version)
        SELECT id, md5('group ' || version::int % 20000)::uuid, true, '' FROM libindex.package
        WHERE name LIKE 'other%';
      INSERT INTO libindex.manifest_index
        SELECT m.id, 1, g.id, '', l.id, NULL, s.id
        FROM (SELECT id, hash, row_number() OVER () AS n FROM libindex.manifest
          WHERE hash LIKE 'sha256:c000%') m
        JOIN libindex.layer l ON l.hash = m.hash
        JOIN (SELECT id, row_number() OVER () AS n FROM libindex.package_group) g ON g.n = m.n
        CROSS JOIN (SELECT id FROM libindex.repo_set LIMIT 1) s;
      UPDATE libindex.layer SET diff_id = 'sha256:' || encode(sha256(hash::bytea), 'hex');
      UPDATE libindex.manifest_layer ml SET presented_id = ml.layer_id - 1
        FROM libindex.manifest m
        WHERE m.id = ml.manifest_id AND m.hash LIKE 'sha256:c0%5' AND ml.position = 2;
      """;

  @RegisterExtension static final TestStores stores = new TestStores();

  @BeforeAll
  static void fill() {
    Store store = stores.emptyStore();
    Map<String, List<String>> entries = new HashMap<>();
    IntStream.range(0, 5000).forEach(i -> entries.put("key " + i, List.of("value")));
    store.installMapping(TestImages.mapping("sha256:1", entries));
    IntStream.range(0, MANIFESTS)
        .forEach(i -> TestImages.index(store, manifest(i), SCANNERS, "body " + i));
    // After the first version of a mapping the best plan is to read everything, so that is done
    // here. HealingPlanTest tests the later versions.
    store.countDueOfOthers(SCANNERS);
    stores.execute(MANY_MANIFESTS);
    // From now on every check has to look for changed keys.
    entries.put("key 0", List.of("other value"));
    store.installMapping(TestImages.mapping("sha256:2", entries));
    stores.execute("ANALYZE");
  }

  @ParameterizedTest(name = "prepareThreshold={0}")
  @ValueSource(ints = {0, 1})
  @DisplayName("every method of the store uses indexes, before and after its plans are cached")
  void storeMethods(int prepareThreshold) throws SQLException {
    String url =
        stores.jdbcUrl()
            + (stores.jdbcUrl().contains("?") ? "&" : "?")
            + "prepareThreshold="
            + prepareThreshold;
    try (HikariDataSource oneConnection = ConnectionPool.open(url, 1)) {
      Map<String, Long> before = rowsReadByScans(oneConnection);
      Store store = stores.store(oneConnection);
      // Generic plans are made at the sixth execution.
      for (int i = 0; i < 8; i++) {
        useEverything(store, i, "plan " + prepareThreshold + i);
      }
      Map<String, Long> after = rowsReadByScans(oneConnection);

      List<String> scanned = new ArrayList<>();
      after.forEach(
          (table, rows) -> {
            if (rows > before.getOrDefault(table, 0L)) {
              scanned.add(table + ": " + (rows - before.getOrDefault(table, 0L)));
            }
          });
      assertEquals(List.of(), scanned, "rows read by sequential scans");
      assertTrue(after.size() > 10, "the tables are not there");
    }
  }

  private static void useEverything(Store store, int i, String body) {
    Manifest known = manifest(i);
    Manifest added = TestImages.manifest("added", "base", "middle 1", "added");
    store.checkManifest(known, SCANNERS);
    store.indexReport(known.hash());
    // findPackages has its own test below: for many names a hash join is the better plan.
    TestImages.index(store, added, SCANNERS, body);
    TestImages.index(store, known, SCANNERS, body);
    Digest layer = known.layerDigests().get(2);
    store.setLayerScanned(new LayerScan(layer, 2, TestImages.NOON, TestImages.cells(SCANNERS)));
    store.checkManifest(known, SCANNERS);
    store.takeDue(SCANNERS, TestImages.NOON, Duration.ofMinutes(1), 10);
    store.countDueOfOthers(SCANNERS);
    store.requeueIndexPartials(TestImages.NOON, 10);
    store.requeueLimited(Map.of("maxFileBytes", 1L), 10);
    store.requeuedManifests(10);
    store.explain(known.hash());
    store.deleteManifests(List.of(added.hash()));
    useServedLayers(store, layer, body);
  }

  private static void useServedLayers(Store store, Digest layer, String body) {
    Layer twin =
        Layer.of(TestImages.digest("twin"), "").withDiffId(TestImages.digest("tar of " + layer));
    Manifest served = new Manifest(TestImages.digest("served"), List.of(twin));
    store.setLayerScanned(
        new LayerScan(layer, 2, TestImages.NOON, TestImages.cells(SCANNERS), twin.diffId()));
    Map<Digest, Digest> servedBy = Map.of(twin.hash(), layer);
    assertEquals(servedBy, store.checkManifest(served, SCANNERS).served().servedBy());
    store.persistManifest(served, servedBy);
    TestImages.index(store, served, SCANNERS, body);
    store.setLayersServed(served.hash(), Map.of());
    store.deleteManifests(List.of(served.hash()));
  }

  @Test
  @DisplayName("finding the manifests that hold a package from a repository uses indexes")
  void search() throws SQLException {
    String layer = TestImages.digest("top 7").hex();
    String sql =
        "SELECT DISTINCT manifest FROM libindex.manifest_package"
            + " WHERE package_name = 'package1' AND repo_name = 'baseos'"
            + " AND package_version = '"
            + layer
            + "'";

    assertEquals(2, stores.texts(sql).size(), "the manifest with this layer, and a generated one");
    String plan = String.join("\n", stores.texts("EXPLAIN " + sql));
    assertFalse(plan.contains("Seq Scan on manifest"), plan);
    assertFalse(plan.contains("Seq Scan on package"), plan);
    assertFalse(plan.contains("Seq Scan on layer"), plan);
    assertTrue(plan.contains("package_name"), plan);
    assertTrue(plan.contains("package_group_member_pkey"), plan);
    assertTrue(plan.contains("manifest_index_group"), plan);
  }

  @Test
  @DisplayName("finding the manifests that hold packages of several names uses indexes")
  void findPackages() throws SQLException {
    List<String> names = IntStream.range(0, 3).mapToObj(i -> "other " + i).toList();
    List<String> sent = new ArrayList<>();
    RoundTripListener listener =
        new RoundTripListener() {
          @Override
          public void before(Connection connection, String sql) {
            sent.addAll(List.of(sql.split(";\n", -1)));
          }
        };
    List<FoundPackages> found =
        stores.store(ObservedDataSource.of(stores.dataSource(), listener)).findPackages(names);

    assertEquals(12, found.stream().mapToInt(place -> place.manifests().size()).sum());
    List<String> queries = sent.stream().filter(sql -> sql.contains("?")).toList();
    assertEquals(4, queries.size(), "queries by name");
    for (String sql : queries) {
      String array = names.stream().collect(Collectors.joining("','", "ARRAY['", "']"));
      String plan = String.join("\n", stores.texts("EXPLAIN " + sql.replace("?", array)));
      assertFalse(plan.contains("Seq Scan on manifest"), plan);
      assertFalse(plan.contains("Seq Scan on package"), plan);
      assertTrue(plan.contains("package_name"), plan);
    }
  }

  private static Manifest manifest(int i) {
    return TestImages.manifest("m" + i, "base", "middle " + i % 20, "top " + i);
  }

  /**
   * Returns the number of rows read sequentially, by table, without the small tables, for which
   * that is best.
   */
  private static Map<String, Long> rowsReadByScans(HikariDataSource oneConnection)
      throws SQLException {
    try (Connection connection = oneConnection.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("SELECT pg_stat_force_next_flush()");
      Map<String, Long> read = new HashMap<>();
      try (ResultSet rows =
          statement.executeQuery(
              """
              SELECT relname, seq_tup_read FROM pg_stat_user_tables
              WHERE schemaname = 'libindex' AND relname NOT IN
                ('scanner', 'scanner_set', 'mapping', 'mapping_version', 'mapping_sequence',
                  'heal_progress', 'repo', 'repo_set', 'dist', 'lease', 'migration_history', 'failed_attempt')
              """)) {
        while (rows.next()) {
          read.put(rows.getString(1), rows.getLong(2));
        }
      }
      return read;
    }
  }
}
