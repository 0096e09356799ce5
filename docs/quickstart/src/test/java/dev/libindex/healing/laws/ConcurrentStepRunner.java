package dev.libindex.healing.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.libindex.error.StoreException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;

/** Runs steps on one cluster from several threads, while another thread watches it. */
final class ConcurrentStepRunner {
  private static final int THREADS = 4;
  private static final Duration WATCH_INTERVAL = Duration.ofMillis(50);
  private static final Duration TICK = Duration.ofMinutes(1);

  private final Cluster cluster;
  private final Runnable watch;

  /**
   * Creates a runner.
   *
   * @param watch is run repeatedly; fails if a law is broken
   */
  ConcurrentStepRunner(Cluster cluster, Runnable watch) {
    this.cluster = cluster;
    this.watch = watch;
  }

  /** Runs the steps of all threads, and returns the exceptions of failed calls. */
  List<RuntimeException> run(long seed, LongFunction<List<Step>> steps)
      throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<List<RuntimeException>>> ends = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        List<Step> ofThread = steps.apply(seed * THREADS + i);
        ends.add(threads.submit(() -> run(ofThread)));
      }
      threads.shutdown();
      while (!threads.awaitTermination(WATCH_INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
        watch.run();
        cluster.pass(TICK);
      }
      watch.run();
      List<RuntimeException> thrown = new ArrayList<>(cluster.log().failures());
      for (Future<List<RuntimeException>> end : ends) {
        thrown.addAll(end.get());
      }
      return thrown;
    } catch (ExecutionException e) {
      throw new AssertionError("seed " + seed, e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }

  private List<RuntimeException> run(List<Step> steps) {
    List<RuntimeException> thrown = new ArrayList<>();
    for (Step step : steps) {
      try {
        step.run(cluster);
      } catch (StoreException | IllegalStateException e) {
        thrown.add(e);
      }
    }
    return thrown;
  }

  /** Checks that the cells of every requested layer were stored. */
  void checkNothingWasted() {
    assertEquals(cluster.ledger().scans(), cluster.ledger().requests());
  }
}
