package dev.libindex.postgres;

import static dev.libindex.postgres.Parameter.blobs;
import static dev.libindex.postgres.Parameter.ids;

import dev.libindex.error.StoreException;
import dev.libindex.store.Bytes;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What reports share and some report has just ceased to name. It is collected where no other report
 * names it: after the commit, so that of two who let go of the same row the later one sees that
 * nobody has it. A process that is killed in between leaves rows that nothing names and that a
 * later report of the same content takes up again. Packages, repositories and sets of them are a
 * catalogue and stay.
 *
 * @param bodies digests of report bodies
 * @param packageGroups keys of package groups
 */
record Leftovers(List<Bytes> bodies, List<UUID> packageGroups) {
  private static final Logger LOG = LoggerFactory.getLogger(Leftovers.class);
  static final Leftovers NONE = new Leftovers(List.of(), List.of());

  /** What cannot be collected undoes nothing of what was committed, and stays. */
  void collect(Database database) {
    if (bodies.isEmpty()) {
      return;
    }
    try {
      delete(database);
    } catch (StoreException e) {
      LOG.warn("rows that no report names are left behind", e);
    }
  }

  /**
   * Deletes what no report names, in one round trip. Rows that are locked are passed over: a report
   * that names them is about to be stored.
   *
   * <p>The first row that names something is asked for in the order of an index. Asked whether one
   * exists, the planner may read the table until it meets one, which takes long when few are left.
   */
  private void delete(Database database) {
    database.send(
        "collect what no report names",
        new RoundTrip()
            .add(
                """
                DELETE FROM libindex.report_body WHERE digest IN (
                  SELECT b.digest FROM libindex.report_body b
                  WHERE b.digest = ANY (?) AND (
                    SELECT r.updated_at FROM libindex.indexreport r
                    WHERE r.body = b.digest
                    ORDER BY r.updated_at
                    LIMIT 1) IS NULL
                  FOR UPDATE SKIP LOCKED)
                """,
                blobs(bodies.stream().map(Bytes::toByteArray).toList()))
            .add(
                """
                DELETE FROM libindex.package_group WHERE id IN (
                  SELECT g.id FROM libindex.package_group g
                  WHERE g.id = ANY (?) AND (
                    SELECT i.repo_set FROM libindex.manifest_index i
                    WHERE i.package_group = g.id
                    ORDER BY i.repo_set
                    LIMIT 1) IS NULL
                  FOR UPDATE SKIP LOCKED)
                """,
                ids(packageGroups)));
  }
}
