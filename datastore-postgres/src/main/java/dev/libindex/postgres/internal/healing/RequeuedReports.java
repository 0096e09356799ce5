package dev.libindex.postgres.internal.healing;

import static dev.libindex.postgres.internal.sql.Parameter.instant;
import static dev.libindex.postgres.internal.sql.Parameter.number;
import static dev.libindex.postgres.internal.sql.Parameter.numbers;
import static dev.libindex.postgres.internal.sql.Parameter.texts;

import dev.libindex.model.Digest;
import dev.libindex.postgres.internal.sql.Database;
import dev.libindex.postgres.internal.sql.Parameter;
import dev.libindex.postgres.internal.sql.Result;
import dev.libindex.postgres.internal.sql.RoundTrip;
import dev.libindex.postgres.internal.sql.Transaction;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Makes partial reports eligible for re-indexing: a round trip that locks manifests, and one that
 * marks reports and cells and commits. Manifests that are locked are passed over: they are being
 * finished, deleted or requeued.
 *
 * <p>A report may have changed before its manifest was locked, so the second round trip checks the
 * reason again.
 */
public final class RequeuedReports {
  private final Reason reason;
  private final Parameter limit;

  private RequeuedReports(Reason reason, int limit) {
    this.reason = reason;
    this.limit = number(Math.max(limit, 1));
  }

  /** Requeues reports that have not changed since a time, and returns their manifests. */
  public static Set<Digest> addUnchanged(Database database, Instant notAfter, int limit) {
    return add(database, Reason.age(notAfter), limit);
  }

  /** Requeues reports that hit smaller limits than these, and returns their manifests. */
  public static Set<Digest> addLimited(Database database, Map<String, Long> limits, int limit) {
    return add(database, Reason.limits(limits), limit);
  }

  /** Lists the requeued manifests, the oldest report first. */
  public static List<Digest> list(Database database, int limit) {
    return database.send(
        "read requeued manifests",
        trip ->
            trip.query(
                """
                SELECT m.hash
                FROM libindex.indexreport r
                JOIN libindex.manifest m ON m.id = r.manifest_id
                WHERE r.requeued
                ORDER BY r.updated_at, r.manifest_id
                LIMIT ?
                """,
                row -> row.digest("hash"),
                number(Math.max(limit, 0))));
  }

  private static Set<Digest> add(Database database, Reason reason, int limit) {
    return database.transact("requeue partial reports", new RequeuedReports(reason, limit)::add);
  }

  private Set<Digest> add(Transaction transaction) throws SQLException {
    List<Manifest> manifests = lock(transaction);
    if (manifests.isEmpty()) {
      return Set.of();
    }
    RoundTrip trip = new RoundTrip();
    Result<List<Long>> marked = mark(trip, numbers(manifests.stream().map(Manifest::id).toList()));
    transaction.commitWith(trip);
    Set<Long> requeued = new HashSet<>(marked.get());
    Set<Digest> digests = new LinkedHashSet<>();
    manifests.stream()
        .filter(manifest -> requeued.contains(manifest.id))
        .forEach(manifest -> digests.add(manifest.hash));
    return digests;
  }

  private List<Manifest> lock(Transaction transaction) throws SQLException {
    RoundTrip trip = new RoundTrip();
    Result<List<Manifest>> manifests =
        trip.query(
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
            row -> new Manifest(row.number("id"), row.digest("hash")),
            all(reason.ofReports(), limit));
    transaction.send(trip);
    return manifests.get();
  }

  /** Adds the statements that mark reports and cells; the result is the marked manifests. */
  private Result<List<Long>> mark(RoundTrip trip, Parameter manifests) {
    trip.lock(
        """
        SELECT id FROM libindex.layer WHERE id = ANY (ARRAY (
          SELECT layer_id FROM libindex.manifest_layer WHERE manifest_id = ANY (?)))
        ORDER BY id FOR NO KEY UPDATE
        """,
        manifests);
    Result<List<Long>> marked =
        trip.query(
            """
            UPDATE libindex.indexreport r SET requeued = true
            WHERE r.state = 'IndexPartial' AND NOT r.requeued AND %s
              AND r.manifest_id = ANY (?)
            RETURNING r.manifest_id
            """
                .formatted(reason.reports()),
            row -> row.number("manifest_id"),
            all(reason.ofReports(), manifests));
    trip.update(
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
    return marked;
  }

  private static Parameter[] all(List<Parameter> first, Parameter last) {
    return Stream.concat(first.stream(), Stream.of(last)).toArray(Parameter[]::new);
  }

  private record Manifest(long id, Digest hash) {}

  /**
   * A reason to requeue: which partial reports become eligible for re-indexing, and which of their
   * cells are scanned again.
   *
   * @param reports a condition on a report {@code r}
   * @param errors a condition on a partial error {@code e} of a cell
   * @param ofReports the parameters of {@code reports}
   * @param ofErrors the parameters of {@code errors}
   */
  private record Reason(
      String reports, String errors, List<Parameter> ofReports, List<Parameter> ofErrors) {

    /**
     * Returns the reason that a report has not changed since a time, and another scan may complete
     * it.
     */
    static Reason age(Instant notAfter) {
      return new Reason(
          "r.reasons <> '{permanent}' AND r.updated_at <= ?",
          "e.reason = 'transient'",
          List.of(instant(notAfter)),
          List.of());
    }

    /** Returns the reason that a scan hit a limit that is larger now. */
    static Reason limits(Map<String, Long> limits) {
      List<String> names = List.copyOf(limits.keySet());
      Parameter values = numbers(names.stream().map(limits::get).toList());
      String outgrown =
          """
          EXISTS (SELECT FROM unnest(?::text[], ?::bigint[]) AS given (name, value)
            WHERE e.limit_name = given.name AND e.limit_value < given.value)""";
      return new Reason(
          """
          r.manifest_id IN (
            SELECT ml.manifest_id
            FROM unnest(?::text[], ?::bigint[]) AS given (name, value)
            JOIN libindex.partial_error e
              ON e.limit_name = given.name AND e.limit_value < given.value
            JOIN libindex.manifest_layer ml ON ml.layer_id = e.layer_id
            JOIN libindex.indexreport named ON named.manifest_id = ml.manifest_id
            JOIN libindex.scanner_set s ON s.id = named.scanner_set
            WHERE e.scanner_id = ANY (s.scanners))""",
          outgrown,
          List.of(texts(names), values),
          List.of(texts(names), values));
    }
  }
}
