package dev.libindex.benchmarks;

import dev.libindex.model.IndexReport;
import dev.libindex.testdata.http.Traffic;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;

/**
 * The outage: a day, or as much of it as fits into the real time allowed, in which every manifest
 * is requested every 8 to 30 s. Only the first minute should cost anything.
 */
final class OutageDay {
  /** How far time advances at once; the calls due in a step are made together, at its end. */
  private static final Duration STEP = Duration.ofSeconds(5);

  private static final Duration FIRST_MINUTE = Duration.ofMinutes(1);

  /**
   * What was measured.
   *
   * @param virtualTime how long the outage lasted
   * @param realTime how long it took to replay
   * @param calls the number of calls to {@code index}
   * @param finished how many of them returned a finished report
   * @param fetched what was fetched from the registry
   * @param mappingRequests the number of requests that arrived at Red Hat's server
   * @param polls the number of calls after the first minute
   * @param pollTime how long these took
   * @param pollCost what these calls and the node's periodic tasks sent to the database
   * @param wal the bytes of write-ahead log that the database wrote during these calls
   * @param rewritten the number of reports that changed after the first minute
   */
  record Figures(
      Duration virtualTime,
      Duration realTime,
      long calls,
      long finished,
      Traffic fetched,
      int mappingRequests,
      long polls,
      Duration pollTime,
      StatementCounter.Count pollCost,
      long wal,
      long rewritten) {}

  private final OutageCluster cluster;
  private final PollSchedule schedule;
  private long calls;
  private long finished;

  OutageDay(OutageCluster cluster, PollSchedule schedule) {
    this.cluster = cluster;
    this.schedule = schedule;
  }

  Figures run(Duration outage, Duration realTime) throws Exception {
    MeasuredDatabase database = cluster.database();
    Instant start = cluster.now();
    long began = System.nanoTime();
    pollUntil(start.plus(FIRST_MINUTE), Long.MAX_VALUE);
    long polled = System.nanoTime();
    long firstCalls = calls;
    StatementCounter.Count sent = database.count();
    long wal = wal();
    pollUntil(start.plus(outage), began + realTime.toNanos());
    return new Figures(
        Duration.between(start, cluster.now()),
        Duration.ofNanos(System.nanoTime() - began),
        calls,
        finished,
        cluster.fetched(),
        cluster.mappingRequests(),
        calls - firstCalls,
        Duration.ofNanos(System.nanoTime() - polled),
        database.count().since(sent),
        wal() - wal,
        database.number(
            "SELECT count(*) FROM libindex.indexreport WHERE updated_at > '%s'"
                .formatted(start.plus(FIRST_MINUTE))));
  }

  private void pollUntil(Instant end, long deadline)
      throws InterruptedException, ExecutionException {
    while (cluster.now().isBefore(end) && System.nanoTime() < deadline) {
      cluster.advance(STEP);
      List<IndexReport> reports = cluster.index(schedule.takeUntil(cluster.now()));
      calls += reports.size();
      finished += reports.stream().filter(IndexReport::success).count();
    }
  }

  private long wal() throws SQLException {
    return cluster.database().number("SELECT pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')");
  }
}
