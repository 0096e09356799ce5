package dev.libindex.testdata.internal.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * Exports the tables of the PostgreSQL store as sorted lines with natural keys and without times
 * and counters: reports, searchable rows, the cells of the scanner sets of reports, current
 * mappings and failed attempts. The same work leads to the same export, whatever went wrong
 * meanwhile.
 */
public final class TableExport {
  // A row's text distinguishes null from empty, and quotes what would be ambiguous.
  private static final String SQL =
      """
      SELECT 'report ' || row(m.hash, r.state, r.scanner_set, encode(r.body, 'hex'),
        md5(b.content), r.awaited, r.reasons)::text
      FROM ${schema}.manifest m
      LEFT JOIN ${schema}.indexreport r ON r.manifest_id = m.id
      LEFT JOIN ${schema}.report_body b ON b.digest = r.body
      UNION ALL
      SELECT 'layer ' || row(m.hash, ml.position, l.hash)::text
      FROM ${schema}.manifest_layer ml
      JOIN ${schema}.manifest m ON m.id = ml.manifest_id
      JOIN ${schema}.layer l ON l.id = ml.layer_id
      UNION ALL
      SELECT 'cell ' || row(l.hash, s.name, s.version, s.kind, md5(c.content),
        ARRAY(SELECT row(position, path, cause, reason, mapping, limit_name, limit_value)::text
          FROM ${schema}.partial_error e
          WHERE e.layer_id = c.layer_id AND e.scanner_id = c.scanner_id ORDER BY 1),
        ARRAY(SELECT row(mapping, key)::text FROM ${schema}.evidence_key k
          WHERE k.layer_id = c.layer_id AND k.scanner_id = c.scanner_id ORDER BY 1))::text
      FROM ${schema}.scanned_layer c
      JOIN ${schema}.layer l ON l.id = c.layer_id
      JOIN ${schema}.scanner s ON s.id = c.scanner_id
      WHERE c.scanner_id IN (SELECT unnest(n.scanners) FROM ${schema}.scanner_set n
        JOIN ${schema}.indexreport r ON r.scanner_set = n.id)
      UNION ALL
      SELECT 'package ' || row(m.hash, p, i.package_db, l.hash, g.source_id, g.listed,
        g.normalized_version, d,
        ARRAY(SELECT r::text FROM ${schema}.repo r WHERE r.id = ANY (s.repos) ORDER BY 1))::text
      FROM ${schema}.manifest_index i
      JOIN ${schema}.manifest m ON m.id = i.manifest_id
      JOIN ${schema}.layer l ON l.id = i.introduced_in
      JOIN ${schema}.repo_set s ON s.id = i.repo_set
      JOIN ${schema}.package_group_member g ON g.package_group = i.package_group
      JOIN ${schema}.package p ON p.id = g.package_id
      LEFT JOIN ${schema}.dist d ON d.id = i.dist_id
      UNION ALL
      SELECT 'key ' || row(mapping, key, value)::text
      FROM ${schema}.mapping_key WHERE value IS NOT NULL
      UNION ALL
      SELECT 'attempt ' || row(m.hash, a.failures, a.cause)::text
      FROM ${schema}.failed_attempt a JOIN ${schema}.manifest m ON m.id = a.manifest_id
      """;

  private TableExport() {}

  /** Returns the lines of all tables in a store's schema. */
  public static List<String> of(DataSource database, String schema) {
    List<String> lines = new ArrayList<>();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(SQL.replace("${schema}", schema))) {
      while (rows.next()) {
        lines.add(rows.getString(1));
      }
    } catch (SQLException e) {
      throw new IllegalStateException("cannot export the tables of schema " + schema, e);
    }
    return lines.stream().sorted().toList();
  }
}
