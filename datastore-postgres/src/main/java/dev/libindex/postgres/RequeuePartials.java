package dev.libindex.postgres;

import static dev.libindex.postgres.Parameter.number;
import static dev.libindex.postgres.Parameter.numbers;

import dev.libindex.model.Digest;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Makes partial reports eligible for re-indexing: one round trip that locks manifests, one that
 * marks reports and cells and commits. Manifests that are locked are passed over: they are being
 * finished, deleted or requeued.
 *
 * <p>What the lock was taken for may have changed before it was there, so the second round trip
 * asks again.
 */
final class RequeuePartials {
  private final RequeueReason reason;
  private final Parameter limit;

  private RequeuePartials(RequeueReason reason, int limit) {
    this.reason = reason;
    this.limit = number(Math.max(limit, 1));
  }

  static Set<Digest> run(Database database, RequeueReason reason, int limit) {
    return database.transact("requeue partial reports", new RequeuePartials(reason, limit)::run);
  }

  /** Those that wait for being indexed again. */
  static List<Digest> requeued(Database database, int limit) {
    RoundTrip trip =
        new RoundTrip()
            .add(
                """
                SELECT m.hash
                FROM libindex.indexreport r
                JOIN libindex.manifest m ON m.id = r.manifest_id
                WHERE r.requeued
                ORDER BY r.updated_at, r.manifest_id
                LIMIT ?
                """,
                number(Math.max(limit, 0)));
    return database.send(
        "read requeued manifests",
        trip,
        results -> results.all(row -> Digest.parse(row.getString(1))));
  }

  private Set<Digest> run(Transaction transaction) throws SQLException {
    Map<Long, Digest> manifests = transaction.send(lock(), RequeuePartials::locked);
    if (manifests.isEmpty()) {
      return Set.of();
    }
    List<Long> marked =
        transaction.commitWith(
            mark(numbers(manifests.keySet())),
            results -> {
              results.all(row -> row.getLong(1));
              return results.all(row -> row.getLong(1));
            });
    manifests.keySet().retainAll(Set.copyOf(marked));
    return new LinkedHashSet<>(manifests.values());
  }

  private static Map<Long, Digest> locked(Results results) throws SQLException {
    Map<Long, Digest> manifests = new LinkedHashMap<>();
    results.forEach(row -> manifests.put(row.getLong(1), Digest.parse(row.getString(2))));
    return manifests;
  }

  private RoundTrip lock() {
    return new RoundTrip()
        .add(
            """
            SELECT m.id, m.hash
            FROM libindex.indexreport r
            JOIN libindex.manifest m ON m.id = r.manifest_id
            WHERE r.state = 'IndexPartial' AND NOT r.requeued AND %s
            ORDER BY r.updated_at, r.manifest_id
            LIMIT ?
            FOR NO KEY UPDATE OF m SKIP LOCKED
            """
                .formatted(reason.reports()),
            all(reason.ofReports(), limit));
  }

  private RoundTrip mark(Parameter manifests) {
    return new RoundTrip()
        .add(
            """
            SELECT id FROM libindex.layer WHERE id = ANY (ARRAY (
              SELECT layer_id FROM libindex.manifest_layer WHERE manifest_id = ANY (?)))
            ORDER BY id FOR NO KEY UPDATE
            """,
            manifests)
        .add(
            """
            UPDATE libindex.indexreport r SET requeued = true
            WHERE r.state = 'IndexPartial' AND NOT r.requeued AND %s
              AND r.manifest_id = ANY (?)
            RETURNING r.manifest_id
            """
                .formatted(reason.reports()),
            all(reason.ofReports(), manifests))
        .add(
            """
            UPDATE libindex.scanned_layer c SET retry = true
            FROM libindex.manifest_layer ml
            JOIN libindex.indexreport r ON r.manifest_id = ml.manifest_id
            JOIN libindex.scanner_set s ON s.id = r.scanner_set
            WHERE r.requeued
              AND c.layer_id = ml.layer_id AND c.scanner_id = ANY (s.scanners) AND NOT c.retry
              AND EXISTS (
                SELECT FROM libindex.partial_error e
                WHERE e.layer_id = c.layer_id AND e.scanner_id = c.scanner_id AND %s)
              AND ml.manifest_id = ANY (?)
            """
                .formatted(reason.errors()),
            all(reason.ofErrors(), manifests));
  }

  private static Parameter[] all(List<Parameter> first, Parameter last) {
    return Stream.concat(first.stream(), Stream.of(last)).toArray(Parameter[]::new);
  }
}
