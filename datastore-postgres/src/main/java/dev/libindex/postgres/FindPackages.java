package dev.libindex.postgres;

import static dev.libindex.postgres.Parameter.texts;

import dev.libindex.store.FoundPackages;
import java.util.Collection;
import java.util.List;

/**
 * Which manifests have packages of given names, or packages that were built from those: one round
 * trip, in one snapshot. Packages are read once for each group, manifests once for each group and
 * what surrounds it there, so what is sent does not grow with packages times manifests.
 */
final class FindPackages {
  private static final String NAMED =
      """
      (SELECT m.*
      FROM libindex.package p
      JOIN libindex.package_group_member m ON m.package_id = p.id
      WHERE p.name = ANY (?))
      """;

  /** Where manifests have the groups of these packages. */
  private static final String PLACES =
      """
      FROM libindex.manifest_index i
      WHERE i.package_group IN (SELECT n.package_group FROM
      """
          + NAMED
          + "AS n)\n";

  private static final String PACKAGES =
      "WITH named AS MATERIALIZED "
          + NAMED
          + """
          , found AS (
            SELECT * FROM named WHERE listed
            UNION
            SELECT b.*
            FROM named n
            JOIN libindex.package_group_member b
              ON b.package_group = n.package_group AND b.source_id = n.package_id
          )
          SELECT f.package_group, p.name, p.version, p.kind, p.module, p.arch,
            f.normalized_version, s.name AS source_name, s.version AS source_version
          FROM found f
          JOIN libindex.package p ON p.id = f.package_id
          LEFT JOIN libindex.package s ON s.id = f.source_id
          """;

  private static final String DISTRIBUTIONS =
      "SELECT d.* FROM libindex.dist d WHERE d.id IN (SELECT i.dist_id\n" + PLACES + ")";

  private static final String REPOSITORIES =
      """
      SELECT s.id AS repo_set, r.name, r.key, r.uri, r.cpe
      FROM libindex.repo_set s
      JOIN libindex.repo r ON r.id = ANY (s.repos)
      WHERE s.id IN (SELECT i.repo_set
      """
          + PLACES
          + ")";

  private static final String MANIFESTS =
      """
      SELECT f.package_group, f.dist_id, f.repo_set, array_agg(m.hash) AS manifests
      FROM (SELECT i.manifest_id, i.package_group, i.dist_id, i.repo_set
      """
          + PLACES
          + """
          ) AS f
          JOIN libindex.manifest m ON m.id = f.manifest_id
          GROUP BY f.package_group, f.dist_id, f.repo_set
          """;

  /** Each with one parameter, the names. */
  static final List<String> QUERIES = List.of(PACKAGES, DISTRIBUTIONS, REPOSITORIES, MANIFESTS);

  private FindPackages() {}

  static List<FoundPackages> run(Database database, Collection<String> names) {
    return names.isEmpty()
        ? List.of()
        : database.transact(
            "find packages",
            transaction -> transaction.send(trip(texts(names)), FoundPackagesReader::read));
  }

  private static RoundTrip trip(Parameter names) {
    RoundTrip trip =
        new RoundTrip().add("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
    QUERIES.forEach(query -> trip.add(query, names));
    return trip.add("COMMIT");
  }
}
