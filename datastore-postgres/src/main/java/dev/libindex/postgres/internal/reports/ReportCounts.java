package dev.libindex.postgres.internal.reports;

import dev.libindex.model.PartialError;
import dev.libindex.postgres.internal.sql.Database;
import dev.libindex.postgres.internal.sql.Result;
import dev.libindex.postgres.internal.sql.Row;
import dev.libindex.store.StoreStatus;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts reports, in one statement that reads the rows of all reports. */
public final class ReportCounts {
  private static final String COUNT =
      """
      WITH reports AS (
        SELECT count(*) FILTER (WHERE state = 'IndexFinished') AS finished,
          count(*) FILTER (WHERE state = 'IndexPartial') AS partial,
          count(*) FILTER (WHERE requeued) AS requeued,
          min(updated_at) FILTER (WHERE state = 'IndexPartial') AS oldest_partial
        FROM libindex.indexreport),
      awaited AS (
        SELECT name, count(*) AS reports
        FROM libindex.indexreport CROSS JOIN unnest(awaited) AS name
        WHERE awaited <> '{}' AND state = 'IndexPartial'
        GROUP BY name),
      reasons AS (
        SELECT name, count(*) AS reports
        FROM libindex.indexreport CROSS JOIN unnest(reasons) AS name
        WHERE state = 'IndexPartial'
        GROUP BY name)
      SELECT reports.*, (SELECT count(*) FROM libindex.failed_attempt) AS failing,
        counted.*
      FROM reports LEFT JOIN (
        SELECT name AS awaited, NULL AS reason, reports AS count FROM awaited
        UNION ALL
        SELECT NULL, name, reports FROM reasons) AS counted ON true
      """;

  private ReportCounts() {}

  /** Counts the reports of all manifests. */
  public static StoreStatus read(Database database) {
    return database.send(
        "count reports",
        trip -> {
          Result<List<Count>> counts = trip.query(COUNT, Count::of);
          return () -> status(counts.get());
        });
  }

  private static StoreStatus status(List<Count> counts) {
    Map<String, Long> awaited = new HashMap<>();
    Map<PartialError.Reason, Long> reasons = new EnumMap<>(PartialError.Reason.class);
    for (Count count : counts) {
      if (count.awaited != null) {
        awaited.put(count.awaited, count.reports);
      } else if (count.reason != null) {
        reasons.put(PartialError.Reason.parse(count.reason), count.reports);
      }
    }
    StoreStatus totals = counts.get(0).totals;
    return new StoreStatus(
        totals.finished(),
        totals.partial(),
        totals.failing(),
        totals.requeued(),
        awaited,
        reasons,
        totals.oldestPartial());
  }

  /** The totals, which are in every row, and the number of reports of a mapping or a reason. */
  private record Count(
      StoreStatus totals, @Nullable String awaited, @Nullable String reason, long reports) {

    static Count of(Row row) throws SQLException {
      StoreStatus totals =
          new StoreStatus(
              row.number("finished"),
              row.number("partial"),
              row.number("failing"),
              row.number("requeued"),
              Map.of(),
              Map.of(),
              row.nullableInstant("oldest_partial"));
      return new Count(
          totals, row.nullableText("awaited"), row.nullableText("reason"), row.number("count"));
    }
  }
}
