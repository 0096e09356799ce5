package dev.libindex.benchmarks;

import dev.libindex.testdata.http.Traffic;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * The end of the outage: the mappings can be fetched again. Nobody requests a manifest, and nothing
 * tells the node that the mappings are back.
 */
final class OutageEnd {
  private static final int MAPPINGS = 2;
  private static final Duration MAX_WAIT = Duration.ofHours(3);

  /** How long, in real time, a request may take to arrive before virtual time advances again. */
  private static final long TRANSIT_MILLISECONDS = 30;

  /**
   * What was measured.
   *
   * @param untilArrival the virtual time until the node had requested both mappings again
   * @param healing the real time from the requests that were answered to the last report that was
   *     healed because of them
   * @param healed the number of healed reports
   * @param cost what healing, fetching and installing sent to the database
   * @param fetched what was fetched from the registry since the beginning of the outage
   */
  record Figures(
      Duration untilArrival,
      Duration healing,
      int healed,
      StatementCounter.Count cost,
      Traffic fetched) {}

  private final OutageCluster cluster;
  private long nanoseconds;
  private StatementCounter.Count cost = new StatementCounter.Count(0, 0);

  OutageEnd(OutageCluster cluster) {
    this.cluster = cluster;
  }

  Figures run() throws Exception {
    Instant start = cluster.now();
    int unanswered = cluster.mappingRequests();
    cluster.restoreMappings();
    while (mappings() < MAPPINGS) {
      if (cluster.now().isAfter(start.plus(MAX_WAIT))) {
        throw new IllegalStateException("the node does not request its mappings");
      }
      step(unanswered);
    }
    return new Figures(
        Duration.between(start, cluster.now()),
        Duration.ofNanos(nanoseconds),
        cluster.healed(),
        cost,
        cluster.fetched());
  }

  private void step(int unanswered) throws Exception {
    int healed = cluster.healed();
    StatementCounter.Count before = cluster.database().count();
    long began = System.nanoTime();
    cluster.advanceToNextTask();
    TimeUnit.MILLISECONDS.sleep(TRANSIT_MILLISECONDS);
    while (mappings() < cluster.mappingRequests() - unanswered) {
      TimeUnit.MILLISECONDS.sleep(1);
    }
    cluster.awaitIdle();
    if (cluster.healed() > healed) {
      nanoseconds += cluster.lastHealed() - began;
      cost = cost.plus(cluster.database().count().since(before));
    }
  }

  private long mappings() throws SQLException {
    return cluster.database().number("SELECT count(*) FROM libindex.mapping");
  }
}
