package dev.libindex.postgres.internal.healing;

import static dev.libindex.postgres.internal.sql.Parameter.instant;
import static dev.libindex.postgres.internal.sql.Parameter.numbers;
import static dev.libindex.postgres.internal.sql.Parameter.texts;

import dev.libindex.postgres.internal.sql.Parameter;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Decides which partial reports become eligible for re-indexing, and which of their cells are
 * scanned again.
 *
 * @param reports a condition on a report {@code r}
 * @param errors a condition on a partial error {@code e} of a cell
 * @param ofReports the parameters of the first
 * @param ofErrors the parameters of the second
 */
record RequeueReason(
    String reports, String errors, List<Parameter> ofReports, List<Parameter> ofErrors) {

  /** The report has not changed since, and another scan may complete it. */
  static RequeueReason age(Instant notAfter) {
    return new RequeueReason(
        "r.reasons <> '{permanent}' AND r.updated_at <= ?",
        "e.reason = 'transient'",
        List.of(instant(notAfter)),
        List.of());
  }

  /** A scan hit a limit that is larger now. */
  static RequeueReason limits(Map<String, Long> limits) {
    List<String> names = List.copyOf(limits.keySet());
    Parameter values = numbers(names.stream().map(limits::get).toList());
    String outgrown =
        """
        EXISTS (SELECT FROM unnest(?::text[], ?::bigint[]) AS given (name, value)
          WHERE e.limit_name = given.name AND e.limit_value < given.value)""";
    return new RequeueReason(
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
