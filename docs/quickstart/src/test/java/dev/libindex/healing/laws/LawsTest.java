package dev.libindex.healing.laws;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libindex.postgres.PostgresStore;
import dev.libindex.postgres.PostgresStoreOptions;
import dev.libindex.testdata.postgres.TestPostgres;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs random sequences of steps on both stores. A failure prints the seed and a minimal sequence.
 */
@DisplayName("After every step of a random sequence")
class LawsTest {
  private static final int LENGTH = 30;
  private static final long IN_MEMORY = Long.getLong("libindex.laws.sequences", 80);
  private static final long IN_POSTGRES = Math.max(1, IN_MEMORY / 10);
  private static final long ONE_SEED = Long.getLong("libindex.laws.seed", -1);

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

  @Test
  @DisplayName("the laws of healing hold in memory")
  void inMemory() {
    run(IN_MEMORY, new StepRunner(Storage::inMemory, blobs, files, clean));
  }

  @Test
  @DisplayName("the laws of healing hold in PostgreSQL")
  void inPostgres() {
    run(IN_POSTGRES, new StepRunner(clock -> postgres(), blobs, files, clean));
  }

  private static Storage postgres() {
    PostgresStore store =
        PostgresStore.open(
            POSTGRES.database().jdbcUrl(),
            PostgresStoreOptions.defaults().withSchema("laws_" + schemas++).withPoolSize(2));
    return new Storage(store, store.lockSource());
  }

  private static void run(long sequences, StepRunner runner) {
    long[] seeds =
        ONE_SEED < 0 ? LongStream.rangeClosed(1, sequences).toArray() : new long[] {ONE_SEED};
    for (long seed : seeds) {
      runOne(seed, runner);
    }
    assertTrue(seeds.length > 0);
    System.out.println(
        "laws of healing: "
            + seeds.length
            + " sequences of "
            + LENGTH
            + " steps, "
            + clean.size()
            + " clean runs to compare with");
  }

  private static void runOne(long seed, StepRunner runner) {
    List<Step> steps = RandomSteps.of(seed, LENGTH);
    try {
      runner.run(steps);
    } catch (AssertionError e) {
      List<Step> needed = Shrinker.shrink(runner::run, steps);
      String minimal = needed.stream().map(Step::toString).collect(Collectors.joining("\n  "));
      throw new AssertionError(
          "-Dlibindex.laws.seed=" + seed + " breaks a law; these steps are enough:\n  " + minimal,
          e);
    }
  }
}
