package dev.libindex.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;
import dev.libindex.model.Digest;
import dev.libindex.model.ScannerSet;
import dev.libindex.postgres.internal.sql.ConnectionPool;
import dev.libindex.store.KnownManifest;
import dev.libindex.store.Store;
import dev.libindex.testdata.postgres.CountingDataSource;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Tests that healing reads only as much as has changed, among ten thousand manifests over two
 * thousand layers, each of which names five of ten thousand keys.
 */
class HealingPlanTest {
  private static final int MANIFESTS = 10_000;
  private static final int KEYS = 10_000;
  private static final int BATCH = 100;
  private static final Duration CLAIM = Duration.ofMinutes(5);
  private static final ScannerSet SCANNERS = TestImages.scanners(4);

  /** Twenty bases, 180 layers in the middle, 1,800 at the top. */
  private static final String MANY_MANIFESTS =
      """
      INSERT INTO libindex.layer (hash)
        SELECT 'sha256:' || encode(sha256(('layer ' || i)::bytea), 'hex')
        FROM generate_series(0, 1999) i ORDER BY i;
      INSERT INTO libindex.manifest (hash, layers)
        SELECT 'sha256:' || encode(sha256(('manifest ' || i)::bytea), 'hex'), gen_random_uuid()
        FROM generate_series(0, 9999) i ORDER BY i;
      CREATE TEMPORARY TABLE m AS SELECT id, row_number() OVER (ORDER BY id) - 1 AS i
        FROM libindex.manifest;
      CREATE TEMPORARY TABLE l AS SELECT id, row_number() OVER (ORDER BY id) - 1 AS i
        FROM libindex.layer;
      INSERT INTO libindex.manifest_layer (manifest_id, position, layer_id)
        SELECT m.id, place.n, l.id FROM m
        CROSS JOIN LATERAL (VALUES (1, m.i % 20), (2, 20 + m.i % 180), (3, 200 + m.i % 1800),
          (4, 200 + (m.i + 7) % 1800), (5, 200 + (m.i + 77) % 1800)) AS place (n, i)
        JOIN l ON l.i = place.i;
      INSERT INTO libindex.scanned_layer (layer_id, scanner_id, content, scanned_at, attempts)
        SELECT l.id, s.id, '', '2026-03-01T12:00:00Z', 0 FROM l CROSS JOIN libindex.scanner s;
      INSERT INTO libindex.evidence_key (layer_id, scanner_id, key_id, mapping, key)
        SELECT l.id, (SELECT min(id::text)::uuid FROM libindex.scanner), k.id, k.mapping, k.key
        FROM l CROSS JOIN generate_series(0, 4) n
        JOIN keys k ON k.key = 'key ' || (l.i * 5 + n);
      INSERT INTO libindex.report_body SELECT sha256(id::text::bytea), '' FROM m;
      INSERT INTO libindex.indexreport (manifest_id, state, scanner_set, body, bound_seq, awaited,
          reasons, updated_at, partial_since, attempts)
        SELECT id, 'IndexPartial', (SELECT id FROM libindex.scanner_set), sha256(id::text::bytea),
          0, '{repository-to-cpe}', '{missing-mapping}',
          '2026-03-01T12:00:00Z'::timestamptz + i * interval '1 second', '2026-03-01T12:00:00Z', 1
        FROM m;
      DROP TABLE m, l, keys;
      ANALYZE;
      """;

  /** What finishing a manifest changes. */
  private static final String FINISH =
      """
      UPDATE libindex.indexreport SET state = 'IndexFinished', bound_seq = 1, awaited = '{}',
        due = false, claimed_until = '-infinity'
      WHERE manifest_id IN (
        SELECT id FROM libindex.manifest WHERE hash = ANY (string_to_array('%s', ',')))
      """;

  @RegisterExtension static final TestStores stores = new TestStores();

  private HikariDataSource oneConnection;
  private CountingDataSource counting;
  private Store store;

  @SuppressWarnings("NullAway.Init") // JUnit calls fill() before every test.
  HealingPlanTest() {}

  @BeforeEach
  void fill() {
    oneConnection = ConnectionPool.open(stores.jdbcUrl(), 1);
    counting = new CountingDataSource(oneConnection);
    store = stores.emptyStore();
    TestImages.index(store, TestImages.manifest("first", 1), SCANNERS, "body");
    store.deleteManifests(List.of(TestImages.manifest("first", 1).hash()));
    // Only the store can compute the ids of keys, so they come from a version that is deleted
    // again.
    store.installMapping(TestImages.mapping("sha256:0", entries(-1)));
    stores.execute(
        "BEGIN; CREATE TEMPORARY TABLE keys AS SELECT * FROM libindex.mapping_key;"
            + " DELETE FROM libindex.mapping; DELETE FROM libindex.mapping_version;"
            + " DELETE FROM libindex.mapping_key; UPDATE libindex.mapping_sequence SET last = 0;"
            + MANY_MANIFESTS
            + "COMMIT");
    store = stores.store(counting.dataSource());
  }

  @AfterEach
  void close() {
    oneConnection.close();
  }

  @Test
  @DisplayName("healing reads little when an outage ends, and when one key changes")
  void healing() {
    expectRead(20, () -> assertEquals(List.of(), take(TestImages.NOON)), "nothing has arrived");

    store.installMapping(TestImages.mapping("sha256:1", entries(-1)));
    assertEquals(MANIFESTS, drain());
    expectRead(20, () -> assertEquals(List.of(), take(TestImages.NOON)), "all is healed");
    stores.execute("VACUUM ANALYZE"); // as autovacuum does

    store.installMapping(TestImages.mapping("sha256:2", entries(2000)));
    Set<Digest> due = new HashSet<>();
    // At each of three positions, one manifest in 1,800 has the layer that names the key.
    expectRead(400, () -> take(TestImages.NOON).forEach(m -> due.add(m.hash())), "one key changed");
    assertEquals(18, due.size());
    expectRead(50, () -> assertEquals(List.of(), take(TestImages.NOON)), "all is claimed");
  }

  @Test
  @DisplayName("old partial reports are requeued without looking at the others")
  void requeue() {
    Instant early = TestImages.NOON.plusSeconds(50);
    expectRead(
        700,
        () -> assertEquals(51, store.requeueIndexPartials(early, 100).size()),
        "51 are old enough");
    expectRead(20, () -> store.requeueIndexPartials(early, 100), "none is old enough");
    expectRead(150, () -> assertEquals(20, store.requeuedManifests(20).size()), "the oldest");
  }

  private int drain() {
    counting.roundTrips();
    long nanoseconds = 0;
    long slowest = 0;
    int taken = 0;
    while (true) {
      long start = System.nanoTime();
      List<KnownManifest> batch = take(TestImages.NOON);
      long took = System.nanoTime() - start;
      nanoseconds += took;
      slowest = Math.max(slowest, took);
      if (batch.isEmpty()) {
        System.out.printf(
            "taking %d due manifests in batches of %d: %d round trips, %d ms, the slowest %d ms%n",
            taken, BATCH, counting.roundTrips(), nanoseconds / 1_000_000, slowest / 1_000_000);
        return taken;
      }
      taken += batch.size();
      stores.execute(
          FINISH.formatted(
              String.join(",", batch.stream().map(m -> m.hash().toString()).toList())));
    }
  }

  private void expectRead(long atMost, Runnable work, String when) {
    Map<String, Long> read = RowsRead.during(oneConnection, work);
    long sum = read.values().stream().mapToLong(Long::longValue).sum();
    System.out.printf("rows read when %s: %d %s%n", when, sum, read);
    assertTrue(sum <= atMost, () -> when + ": " + read);
  }

  private List<KnownManifest> take(Instant now) {
    return store.takeDue(SCANNERS, now, CLAIM, BATCH);
  }

  private static Map<String, List<String>> entries(int changed) {
    Map<String, List<String>> entries = new HashMap<>();
    IntStream.range(0, KEYS)
        .forEach(i -> entries.put("key " + i, List.of(i == changed ? "changed" : "value")));
    return entries;
  }
}
