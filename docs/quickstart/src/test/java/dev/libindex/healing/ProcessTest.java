package dev.libindex.healing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libindex.Libindex;
import dev.libindex.model.Digest;
import dev.libindex.model.State;
import dev.libindex.postgres.PostgresStore;
import dev.libindex.testdata.http.Delivery;
import dev.libindex.testdata.http.Gate;
import dev.libindex.testdata.image.ShippedImage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Halts or kills separate processes, with all their threads, while they index and heal. */
@DisplayName("A separate process")
class ProcessTest {
  private static final String SEED = "libindex.halts.seed";
  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** The number of processes to halt in each part of the scenario. */
  private static final int HALTS = 4;

  /** The last write at which to halt; the first process of each part makes more. */
  private static final int MAX_WRITES = 18;

  @RegisterExtension static final TestEnvironments ENVIRONMENTS = new TestEnvironments();

  private final ExecutorService threads = Executors.newCachedThreadPool();

  @TempDir Path folder;

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  @DisplayName("that is halted again and again leaves no wrong data")
  void isHalted() throws Exception {
    long seed = Long.getLong(SEED, System.nanoTime());
    System.out.println("halts at random; repeat with -D" + SEED + "=" + seed);
    Random random = new Random(seed);
    CleanRun clean = ENVIRONMENTS.clean("2", folder);
    try (TestEnvironment environment = ENVIRONMENTS.open()) {
      int halts =
          haltRepeatedly(
              environment,
              clean,
              random,
              "1",
              Scenario.Step.INDEX,
              Scenario.Step.IMPORT,
              Scenario.Step.HEAL);
      halts += haltRepeatedly(environment, clean, random, "2", Scenario.Step.INDEX);
      System.out.println(halts + " processes were halted");
      assertTrue(halts >= 2, "seed " + seed + ": only " + halts + " were halted");
      assertEquals(clean.export(), environment.export(), "seed " + seed);
    }
  }

  private int haltRepeatedly(
      TestEnvironment environment,
      CleanRun clean,
      Random random,
      String version,
      Scenario.Step... steps)
      throws Exception {
    int halts = 0;
    for (int process = 0; process < HALTS; process++) {
      int write = 1 + random.nextInt(MAX_WRITES);
      halts += runProcess(environment, clean, version, write, process, steps) ? 1 : 0;
    }
    assertTrue(!runProcess(environment, clean, version, 0, HALTS, steps), "halted unexpectedly");
    return halts;
  }

  /** Runs one process and returns whether it was halted. */
  private boolean runProcess(
      TestEnvironment environment,
      CleanRun clean,
      String version,
      int write,
      int hours,
      Scenario.Step... steps)
      throws Exception {
    Set<Digest> before = environment.scanned(version);
    Map<Digest, Long> requestsBefore = environment.requests();
    boolean halted;
    try (ChildProcess child =
        ChildProcess.start(
            ENVIRONMENTS.jdbcUrl(), environment.uri(), folder, version, write, hours, steps)) {
      halted = child.awaitHalted();
    }
    ReportCheck.check(environment, clean);
    checkRequests(requestsBefore, environment, before, environment.scanned(version));
    environment.expireLeases();
    return halted;
  }

  /**
   * Checks that a process requested each blob at most once: not at all if its cells were there, and
   * exactly once if the process wrote them.
   */
  private static void checkRequests(
      Map<Digest, Long> requestsBefore,
      TestEnvironment environment,
      Set<Digest> before,
      Set<Digest> after) {
    Map<Digest, Long> requests = environment.requests();
    for (Digest layer : environment.requestsForEach(0).keySet()) {
      long count = requests.getOrDefault(layer, 0L) - requestsBefore.getOrDefault(layer, 0L);
      boolean scanned = after.contains(layer) && !before.contains(layer);
      assertTrue(
          count == 1 || (count == 0 && !scanned),
          () -> layer + " was requested " + count + " times");
      assertTrue(count == 0 || !before.contains(layer), () -> layer + " was there already");
    }
  }

  @Test
  @DisplayName(
      "that is killed while reading a layer is replaced by another once its leases have expired")
  void isReplaced() throws Exception {
    CleanRun clean = ENVIRONMENTS.clean("1", folder);
    Gate gate = Gate.closed();
    try (TestEnvironment environment = ENVIRONMENTS.open(Delivery.pausedAfter(100, gate));
        PostgresStore store = TestEnvironments.connect(ENVIRONMENTS.jdbcUrl())) {
      WatchedLocks locks = new WatchedLocks(store.lockSource());
      try (ChildProcess child =
              ChildProcess.start(
                  ENVIRONMENTS.jdbcUrl(),
                  environment.uri(),
                  folder,
                  "1",
                  0,
                  0,
                  Scenario.Step.INDEX);
          Libindex libindex = TestEnvironment.offline(store, locks, "1").build()) {
        List<Digest> held = environment.manifest(ShippedImage.APPLICATION).layerDigests();
        gate.awaitArrivals(held.size(), LIMIT);
        Future<State> running =
            threads.submit(
                () -> libindex.index(environment.manifest(ShippedImage.APPLICATION)).state());
        locks.awaitRefusal();
        child.kill();
        gate.open();
        assertEquals(State.INDEX_PARTIAL, running.get());
        libindex.index(environment.manifest(ShippedImage.LABELLED));
        libindex.index(environment.manifest(ShippedImage.FOREIGN));
        TestEnvironment.importMappings(libindex, folder);
        libindex.heal();
        Map<Digest, Long> requests = environment.requestsForEach(1);
        held.forEach(layer -> requests.put(layer, 2L));
        assertEquals(requests, environment.requests());
      }
      assertEquals(clean.export(), environment.export());
    }
  }
}
