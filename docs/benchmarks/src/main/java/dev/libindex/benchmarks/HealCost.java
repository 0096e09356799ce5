package dev.libindex.benchmarks;

import dev.libindex.Libindex;
import dev.libindex.LibindexOptions;
import dev.libindex.listener.HealResult;
import dev.libindex.mapping.MappingProvenance;
import dev.libindex.rhel.Ecosystems;
import dev.libindex.rhel.RhelConfig;
import dev.libindex.store.MappingUpload;
import dev.libindex.testdata.http.BlobServer;
import dev.libindex.testdata.http.Traffic;
import dev.libindex.testdata.postgres.PostgresServer;
import dev.libindex.testdata.time.ManualClock;
import dev.libindex.testdata.time.ManualScheduler;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Measures what it costs to heal 10,000 partial manifests over 2,000 layers, and then those that
 * are due because one of the mapping's 10,000 keys has changed. The manifests are indexed from real
 * layers, the mappings arrive as if from another node, and healing is {@link Libindex#heal()}.
 * Optional argument: the number of manifests.
 */
final class HealCost {
  private static final int CHANGED = 2_000;
  private static final int THREADS = 4;
  private static final int SAMPLES = 10;

  private final int manifests;
  private final ManualClock clock = new ManualClock(Instant.parse("2026-03-10T00:00:00Z"));
  private final HeapSamples heap;
  private final BlobServer server;
  private final MeasuredDatabase database;
  private final Libindex libindex;

  private HealCost(int manifests, BlobServer server, MeasuredDatabase database) {
    this.manifests = manifests;
    this.server = server;
    this.database = database;
    this.heap = new HeapSamples(Math.max(1, manifests / SAMPLES));
    this.libindex =
        Libindex.builder()
            .store(database.store())
            .locks(database.store().lockSource())
            .ecosystems(Ecosystems.rhel(RhelConfig.offline()))
            .options(LibindexOptions.of(options -> options.offline(true)))
            .listener(heap)
            .clock(clock)
            .scheduler(new ManualScheduler(clock))
            .build();
  }

  public static void main(String[] arguments) throws Exception {
    int manifests = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
    try (PostgresServer postgres = PostgresServer.start();
        MeasuredDatabase database = new MeasuredDatabase(postgres);
        BlobServer server = BlobServer.start()) {
      HealCost cost = new HealCost(manifests, server, database);
      try (cost.libindex) {
        cost.run();
      }
    }
  }

  private void run() throws Exception {
    long start = System.nanoTime();
    index(new HealWorkload(server));
    System.out.printf(
        "%,d manifests over %,d layers indexed in %.1f s, %,d of them partial%n",
        manifests, HealWorkload.LAYERS, seconds(start), reports("state = 'IndexPartial'"));
    database.execute("VACUUM ANALYZE");
    install(-1);
    heap.sample();
    heal("healing all");
    System.out.printf("heap after collections, MB: %s%n", heap.megabytes());
    database.execute("VACUUM ANALYZE");
    install(CHANGED);
    heal("healing after a change of one key");
    System.out.printf(
        "manifests that name the key: %d%n", HealWorkload.manifestsNaming(CHANGED, manifests));
  }

  private void index(HealWorkload workload) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    List<Future<?>> indexed = new ArrayList<>();
    for (int i = 0; i < manifests; i++) {
      int number = i;
      indexed.add(threads.submit(() -> libindex.index(workload.manifest(number))));
    }
    for (Future<?> one : indexed) {
      one.get();
    }
    threads.shutdown();
  }

  /** Installs a mapping through the store, as if another node had fetched it. */
  private void install(int changed) {
    clock.advance(Duration.ofHours(1));
    long start = System.nanoTime();
    database
        .store()
        .installMapping(
            new MappingUpload(
                RhelConfig.REPOSITORY_TO_CPE,
                "sha256:" + changed,
                new MappingProvenance("another node", "", "", clock.instant()),
                HealWorkload.mapping(changed)));
    System.out.printf("%nmapping installed in %.1f s%n", seconds(start));
  }

  private void heal(String what) throws Exception {
    Traffic traffic = server.totalTraffic();
    StatementCounter.Count before = database.count();
    long wal = wal();
    long transaction = database.number("SELECT pg_current_xact_id()");
    long paused = heap.nanoseconds();
    long start = System.nanoTime();
    HealResult result = libindex.heal();
    double seconds = seconds(start) - (heap.nanoseconds() - paused) / 1e9;
    StatementCounter.Count sent = database.count().since(before);
    System.out.printf(
        "%s: %s, %.1f s, %,d round trips, %,d statements, %,d bytes of WAL%n",
        what, result, seconds, sent.roundTrips(), sent.statements(), wal() - wal);
    System.out.printf(
        "reports changed: %,d; rows of reports written: %,d; requests for layers: %d%n",
        reports("updated_at = '" + clock.instant() + "'"),
        reports("xmin::text::bigint > " + transaction),
        server.totalTraffic().requests() - traffic.requests());
  }

  private long wal() throws SQLException {
    return database.number("SELECT pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')");
  }

  private long reports(String condition) throws SQLException {
    return database.number("SELECT count(*) FROM libindex.indexreport WHERE " + condition);
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }
}
