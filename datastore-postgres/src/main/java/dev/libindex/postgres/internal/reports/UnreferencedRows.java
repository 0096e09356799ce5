package dev.libindex.postgres.internal.reports;

import static dev.libindex.postgres.internal.sql.Parameter.blobs;
import static dev.libindex.postgres.internal.sql.Parameter.ids;

import dev.libindex.error.StoreException;
import dev.libindex.postgres.internal.sql.Database;
import dev.libindex.postgres.internal.sql.Result;
import dev.libindex.postgres.internal.sql.RoundTrip;
import dev.libindex.store.Bytes;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rows that reports share and that some report has just stopped referring to. They are deleted
 * unless another report refers to them: after the commit, so that of two transactions that stop
 * referring to the same row, the later one sees that no report has it. A process that is killed in
 * between leaves rows that the next report of the same content uses again. Packages, repositories
 * and repository sets are a catalogue and stay.
 *
 * @param bodies digests of report bodies
 * @param packageGroups keys of package groups
 */
public record UnreferencedRows(List<Bytes> bodies, List<UUID> packageGroups) {
  /** No rows. */
  public static final UnreferencedRows NONE = new UnreferencedRows(List.of(), List.of());

  private static final Logger LOG = LoggerFactory.getLogger(UnreferencedRows.class);

  /** Deletes the rows. A failure undoes nothing of what was committed; the rows stay. */
  public void delete(Database database) {
    if (bodies.isEmpty()) {
      return;
    }
    try {
      database.send("delete what no report refers to", this::delete);
    } catch (StoreException e) {
      LOG.warn("cannot delete rows that no report refers to; they stay in the database", e);
    }
  }

  /**
   * Adds the statements that delete. They pass over rows that are locked, because a report that
   * refers to these is about to be stored.
   *
   * <p>To find out whether anything refers to a row, they ask for the first such reference in index
   * order. If they used EXISTS, the planner might read the table until it finds one, which takes
   * long when few are left.
   */
  private Result<Integer> delete(RoundTrip trip) {
    trip.update(
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
        blobs(bodies.stream().map(Bytes::toByteArray).toList()));
    return trip.update(
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
        ids(packageGroups));
  }
}
