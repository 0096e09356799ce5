package dev.libindex.healing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.libindex.Libindex;
import dev.libindex.model.State;
import dev.libindex.postgres.PostgresStore;
import dev.libindex.testdata.http.Delivery;
import dev.libindex.testdata.http.Gate;
import dev.libindex.testdata.image.ShippedImage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Tests two independent nodes with their own connections and leases on one database. */
@DisplayName("Two nodes during an outage")
class TwoNodesTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** The number of concurrent requests for each image on each node. */
  private static final int REQUESTS = 3;

  @RegisterExtension static final TestEnvironments ENVIRONMENTS = new TestEnvironments();

  private final ExecutorService threads = Executors.newCachedThreadPool();

  @TempDir Path folder;

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  @DisplayName("together fetch each blob once, and heal every report")
  void shareAllWork() throws Exception {
    CleanRun clean = ENVIRONMENTS.clean("1", folder);
    Gate gate = Gate.closed();
    try (TestEnvironment environment = ENVIRONMENTS.open(Delivery.pausedAfter(100, gate));
        PostgresStore one = TestEnvironments.connect(ENVIRONMENTS.jdbcUrl());
        PostgresStore other = TestEnvironments.connect(ENVIRONMENTS.jdbcUrl())) {
      WatchedLocks locks = new WatchedLocks(other.lockSource());
      try (Libindex first = TestEnvironment.offline(one, one.lockSource(), "1").build();
          Libindex second = TestEnvironment.offline(other, locks, "1").build()) {
        List<Future<State>> running = indexAll(first, environment);
        gate.awaitArrivals(1, LIMIT);
        running.addAll(indexAll(second, environment));
        locks.awaitRefusal();
        gate.open();
        assertEquals(expected(), states(running));
        ReportCheck.check(environment, clean);

        TestEnvironment.importMappings(first, folder);
        healAll(first, second);
      }
      assertEquals(clean.export(), environment.export());
      assertEquals(environment.requestsForEach(1), environment.requests());
    }
  }

  private List<Future<State>> indexAll(Libindex libindex, TestEnvironment environment) {
    List<Future<State>> running = new ArrayList<>();
    for (int i = 0; i < REQUESTS; i++) {
      for (ShippedImage image : TestEnvironment.IMAGES) {
        running.add(threads.submit(() -> libindex.index(environment.manifest(image)).state()));
      }
    }
    return running;
  }

  private static List<State> expected() {
    List<State> expected = new ArrayList<>();
    for (int i = 0; i < 2 * REQUESTS; i++) {
      TestEnvironment.IMAGES.forEach(
          image ->
              expected.add(
                  image == ShippedImage.FOREIGN ? State.INDEX_FINISHED : State.INDEX_PARTIAL));
    }
    return expected;
  }

  private static List<State> states(List<Future<State>> running) throws Exception {
    List<State> states = new ArrayList<>();
    for (Future<State> each : running) {
      states.add(each.get());
    }
    return states;
  }

  /** Heals on all nodes at the same time, in addition to the sweep that the import has started. */
  private void healAll(Libindex... nodes) throws Exception {
    List<Callable<Object>> sweeps = new ArrayList<>();
    for (Libindex node : nodes) {
      sweeps.add(node::heal);
    }
    for (Future<Object> sweep : threads.invokeAll(sweeps)) {
      sweep.get();
    }
  }
}
