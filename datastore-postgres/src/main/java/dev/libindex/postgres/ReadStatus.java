package dev.libindex.postgres;

import dev.libindex.model.PartialError;
import dev.libindex.store.StoreStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts what is stored, in one statement, which reads all rows of reports. */
final class ReadStatus {
  private static final String SQL =
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

  private ReadStatus() {}

  static StoreStatus run(Database database) {
    return database.send("count reports", new RoundTrip().add(SQL), ReadStatus::read);
  }

  /** The totals are in every row; a mapping or a reason, if any, in each. */
  private static StoreStatus read(Results results) throws SQLException {
    Map<String, Long> awaited = new HashMap<>();
    Map<PartialError.Reason, Long> reasons = new EnumMap<>(PartialError.Reason.class);
    return results
        .all(
            row -> {
              String mapping = row.getString("awaited");
              String reason = row.getString("reason");
              if (mapping != null) {
                awaited.put(mapping, row.getLong("count"));
              } else if (reason != null) {
                reasons.put(PartialError.Reason.parse(reason), row.getLong("count"));
              }
              return status(row, awaited, reasons);
            })
        .stream()
        .reduce((before, last) -> last)
        .orElseThrow();
  }

  private static StoreStatus status(
      ResultSet row, Map<String, Long> awaited, Map<PartialError.Reason, Long> reasons)
      throws SQLException {
    return new StoreStatus(
        row.getLong("finished"),
        row.getLong("partial"),
        row.getLong("failing"),
        row.getLong("requeued"),
        awaited,
        reasons,
        instant(row.getTimestamp("oldest_partial")));
  }

  static @Nullable Instant instant(@Nullable Timestamp timestamp) {
    return timestamp == null ? null : timestamp.toInstant();
  }
}
