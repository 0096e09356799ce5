package dev.libindex.healing.laws;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * Finds reports that break the law {@link FinishedMeansComplete}. It is a single statement, which
 * sees the tables at one moment, so it can be used while nodes work.
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

  /** Returns the manifests of these reports; empty if the law holds. */
  List<String> find() {
    List<String> manifests = new ArrayList<>();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(SQL.replace("${schema}", schema))) {
      while (rows.next()) {
        manifests.add(rows.getString(1));
      }
    } catch (SQLException e) {
      throw new IllegalStateException("cannot read the reports of schema " + schema, e);
    }
    return manifests;
  }
}
