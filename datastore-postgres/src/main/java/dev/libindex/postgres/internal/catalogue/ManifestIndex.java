package dev.libindex.postgres.internal.catalogue;

import static dev.libindex.postgres.internal.sql.Parameter.digest;
import static dev.libindex.postgres.internal.sql.Parameter.ids;
import static dev.libindex.postgres.internal.sql.Parameter.nullableIds;
import static dev.libindex.postgres.internal.sql.Parameter.number;
import static dev.libindex.postgres.internal.sql.Parameter.numbers;
import static dev.libindex.postgres.internal.sql.Parameter.texts;

import dev.libindex.model.Digest;
import dev.libindex.postgres.internal.catalogue.SearchableRows.IndexRow;
import dev.libindex.postgres.internal.sql.Result;
import dev.libindex.postgres.internal.sql.RoundTrip;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Reads and replaces the searchable rows of a manifest. */
public final class ManifestIndex {
  private ManifestIndex() {}

  /** Adds a query for the keys of the package groups that the manifest's rows name. */
  public static Result<List<UUID>> packageGroups(RoundTrip trip, Digest manifest) {
    return trip.query(
        """
        SELECT DISTINCT i.package_group
        FROM libindex.manifest_index i
        JOIN libindex.manifest m ON m.id = i.manifest_id
        WHERE m.hash = ?
        """,
        row -> row.id("package_group"),
        digest(manifest));
  }

  /**
   * Adds the statements that replace the rows of a manifest. The groups, distributions and
   * repository sets of the new rows must be in the catalogue.
   *
   * @param layerId returns the id of a layer of the manifest
   */
  public static void replace(
      RoundTrip trip, long manifest, List<IndexRow> rows, Function<Digest, Long> layerId) {
    trip.update("DELETE FROM libindex.manifest_index WHERE manifest_id = ?", number(manifest));
    if (rows.isEmpty()) {
      return;
    }
    trip.update(
        """
        INSERT INTO libindex.manifest_index
          (manifest_id, position, package_group, package_db, introduced_in, dist_id, repo_set)
        SELECT ?, i.position, i.package_group, i.package_db, i.introduced_in, i.dist_id, i.repo_set
        FROM unnest(?::uuid[], ?::text[], ?::bigint[], ?::uuid[], ?::uuid[]) WITH ORDINALITY
          AS i (package_group, package_db, introduced_in, dist_id, repo_set, position)
        """,
        number(manifest),
        ids(rows.stream().map(IndexRow::packageGroup).toList()),
        texts(rows.stream().map(IndexRow::packageDb).toList()),
        numbers(rows.stream().map(row -> layerId.apply(row.introducedIn())).toList()),
        nullableIds(rows.stream().map(IndexRow::distribution).toArray(UUID[]::new)),
        ids(rows.stream().map(IndexRow::repositorySet).toList()));
  }
}
