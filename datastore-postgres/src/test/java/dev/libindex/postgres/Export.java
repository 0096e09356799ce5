package dev.libindex.postgres;

import java.util.List;

/** What the tables say, by natural keys and without times and counters: equal after equal work. */
final class Export {
  private static final String SQL =
      """
      SELECT concat_ws('|', 'report', m.hash, r.state, r.scanner_set, encode(r.body, 'hex'),
        md5(b.content), r.awaited)
      FROM libindex.manifest m
      LEFT JOIN libindex.indexreport r ON r.manifest_id = m.id
      LEFT JOIN libindex.report_body b ON b.digest = r.body
      UNION ALL
      SELECT concat_ws('|', 'layer', m.hash, ml.position, l.hash)
      FROM libindex.manifest_layer ml
      JOIN libindex.manifest m ON m.id = ml.manifest_id
      JOIN libindex.layer l ON l.id = ml.layer_id
      UNION ALL
      SELECT concat_ws('|', 'cell', l.hash, c.scanner_id, md5(c.content),
        ARRAY(SELECT concat_ws('|', position, path, cause, reason) FROM libindex.partial_error e
          WHERE e.layer_id = c.layer_id AND e.scanner_id = c.scanner_id ORDER BY 1),
        ARRAY(SELECT concat_ws('|', mapping, key) FROM libindex.evidence_key k
          WHERE k.layer_id = c.layer_id AND k.scanner_id = c.scanner_id ORDER BY 1))
      FROM libindex.scanned_layer c JOIN libindex.layer l ON l.id = c.layer_id
      UNION ALL
      SELECT concat_ws('|', 'package', manifest, package_name, package_version, package_kind,
        package_db, introduced_in, did, repo_name)
      FROM libindex.manifest_package
      UNION ALL
      SELECT concat_ws('|', 'key', mapping, key, value) FROM libindex.mapping_key
      UNION ALL
      SELECT concat_ws('|', 'attempt', m.hash, a.failures, a.cause)
      FROM libindex.failed_attempt a JOIN libindex.manifest m ON m.id = a.manifest_id
      """;

  private Export() {}

  static List<String> of(TestStores stores) {
    return stores.texts(SQL).stream().sorted().toList();
  }
}
