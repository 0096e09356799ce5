package dev.libindex.postgres;

import static dev.libindex.postgres.Parameter.blobs;
import static dev.libindex.postgres.Parameter.ids;

import dev.libindex.store.Bytes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/**
 * What reports share and some report has just ceased to name. It is collected where no other report
 * names it: after the commit, so that of two who let go of the same row the later one sees that
 * nobody has it. A process that is killed in between leaves rows that nothing names and that a
 * later report of the same content takes up again.
 *
 * @param bodies digests of report bodies
 * @param shared keys of package groups and repository sets
 */
record Leftovers(List<Bytes> bodies, List<Shared> shared) {
  static final Leftovers NONE = new Leftovers(List.of(), List.of());

  /**
   * Deletes what no report names, in one round trip. Rows that are locked are passed over: a report
   * that names them is about to be stored.
   */
  void collect(Database database) {
    if (bodies.isEmpty()) {
      return;
    }
    database.send(
        "collect what no report names",
        new RoundTrip()
            .add(
                """
                DELETE FROM libindex.report_body WHERE digest IN (
                  SELECT digest FROM libindex.report_body b
                  WHERE digest = ANY (?)
                    AND NOT EXISTS (SELECT FROM libindex.indexreport r WHERE r.body = b.digest)
                  FOR UPDATE SKIP LOCKED)
                """,
                blobs(bodies.stream().map(Bytes::toByteArray).toList()))
            .add(
                """
                DELETE FROM libindex.package_group WHERE id IN (
                  SELECT id FROM libindex.package_group g
                  WHERE id = ANY (?) AND NOT EXISTS (
                    SELECT FROM libindex.manifest_index i WHERE i.package_group = g.id)
                  FOR UPDATE SKIP LOCKED)
                """,
                ids(shared.stream().map(Shared::packageGroup).distinct().toList()))
            .add(
                """
                DELETE FROM libindex.repo_set WHERE id IN (
                  SELECT id FROM libindex.repo_set s
                  WHERE id = ANY (?) AND NOT EXISTS (
                    SELECT FROM libindex.manifest_index i WHERE i.repo_set = s.id)
                  FOR UPDATE SKIP LOCKED)
                """,
                ids(shared.stream().map(Shared::repositorySet).distinct().toList())));
  }

  /** What a searchable row names. */
  record Shared(UUID packageGroup, UUID repositorySet) {

    static Shared read(ResultSet row) throws SQLException {
      return new Shared(
          row.getObject("package_group", UUID.class), row.getObject("repo_set", UUID.class));
    }
  }
}
