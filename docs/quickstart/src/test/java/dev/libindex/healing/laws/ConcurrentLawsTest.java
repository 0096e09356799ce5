package dev.libindex.healing.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libindex.postgres.PostgresStore;
import dev.libindex.postgres.PostgresStoreOptions;
import dev.libindex.testdata.postgres.TestPostgres;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Checks laws while two nodes work on one PostgreSQL database from four threads. The steps of each
 * thread follow from the seed; their order does not.
 */
@DisplayName("While two nodes work at the same time, ")
class ConcurrentLawsTest {
  private static final int LENGTH = 15;
  private static final long RUNS = Math.max(1, Long.getLong("libindex.laws.sequences", 80) / 80);

  @RegisterExtension static final TestPostgres POSTGRES = new TestPostgres();
  @TempDir static Path folder;

  private static MappingFiles files;
  private static CleanRuns clean;
  private static Blobs blobs;
  private static int schemas;

  @BeforeAll
  static void open() {
    files = new MappingFiles(folder);
    clean = new CleanRuns(files);
    blobs = new Blobs();
  }

  @AfterAll
  static void close() {
    blobs.close();
    clean.close();
  }

  static LongStream seeds() {
    return LongStream.rangeClosed(1, RUNS);
  }

  @ParameterizedTest(name = "each layer is fetched once by each release, seed {0}")
  @MethodSource("seeds")
  void fetchesEachLayerOnce(long seed) throws InterruptedException {
    String schema = nextSchema();
    try (Cluster cluster = cluster(schema)) {
      ConcurrentStepRunner runner = new ConcurrentStepRunner(cluster, watch(schema));
      assertEquals(
          List.of(), runner.run(seed, thread -> RandomSteps.withoutRescans(thread, LENGTH)));
      runner.checkNothingWasted();
      cluster
          .ledger()
          .requests()
          .forEach(
              (layer, count) ->
                  assertTrue(
                      count <= Release.values().length,
                      () -> layer + " was requested " + count + " times"));
      new FinalRecovery(cluster, clean).run();
      assertEquals(List.of(), cluster.ledger().violations());
    }
  }

  @ParameterizedTest(name = "everything heals, seed {0}")
  @MethodSource("seeds")
  void everythingHeals(long seed) throws InterruptedException {
    String schema = nextSchema();
    try (Cluster cluster = cluster(schema)) {
      new ConcurrentStepRunner(cluster, watch(schema))
          .run(seed, thread -> RandomSteps.withReplacements(thread, LENGTH));
      cluster.log().clear();
      new FinalRecovery(cluster, clean).run();
    }
  }

  private static String nextSchema() {
    schemas++;
    return "concurrent_laws_" + schemas;
  }

  private static Cluster cluster(String schema) {
    return Cluster.ofThreads(clock -> postgres(schema), blobs, files);
  }

  private static Storage postgres(String schema) {
    PostgresStore store =
        PostgresStore.open(
            POSTGRES.database().jdbcUrl(),
            PostgresStoreOptions.defaults().withSchema(schema).withPoolSize(8));
    return new Storage(store, store.lockSource());
  }

  private static Runnable watch(String schema) {
    IncompleteReports incomplete = new IncompleteReports(POSTGRES.database().dataSource(), schema);
    return () -> assertEquals(List.of(), incomplete.find(), "finished, but not complete");
  }
}
