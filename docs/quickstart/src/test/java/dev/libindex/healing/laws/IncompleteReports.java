package dev.libindex.healing.laws;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * Invariant 1 in one statement, which sees the tables at one moment, whatever goes on: the finished
 * reports of which a cell is missing, has a partial error or is unbound.
 */
record IncompleteReports(DataSource database, String schema) {
  private static final String SQL =
      """
      SELECT m.hash
      FROM ${schema}.indexreport r
      JOIN ${schema}.manifest m ON m.id = r.manifest_id
      JOIN ${schema}.scanner_set s ON s.id = r.scanner_set
      WHERE r.state = 'IndexFinished' AND EXISTS (
        SELECT FROM ${schema}.manifest_layer ml
        CROSS JOIN unnest(s.scanners) AS scanner (id)
        WHERE ml.manifest_id = r.manifest_id AND (
          NOT EXISTS (
            SELECT FROM ${schema}.scanned_layer c
            WHERE c.layer_id = ml.layer_id AND c.scanner_id = scanner.id)
          OR EXISTS (
            SELECT FROM ${schema}.partial_error e
            WHERE e.layer_id = ml.layer_id AND e.scanner_id = scanner.id)
          OR EXISTS (
            SELECT FROM ${schema}.evidence_key e
            WHERE e.layer_id = ml.layer_id AND e.scanner_id = scanner.id AND NOT EXISTS (
              SELECT FROM ${schema}.mapping_version v
              WHERE v.mapping = e.mapping AND v.sequence <= r.bound_seq))))
      """;

  /** The manifests of these reports; none where the law holds. */
  List<String> find() {
    List<String> manifests = new ArrayList<>();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(SQL.replace("${schema}", schema))) {
      while (rows.next()) {
        manifests.add(rows.getString(1));
      }
    } catch (SQLException e) {
      throw new IllegalStateException("cannot look at the reports of " + schema, e);
    }
    return manifests;
  }
}
