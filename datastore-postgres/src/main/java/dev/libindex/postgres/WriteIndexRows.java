package dev.libindex.postgres;

import static dev.libindex.postgres.Parameter.ids;
import static dev.libindex.postgres.Parameter.nullableIds;
import static dev.libindex.postgres.Parameter.numbers;
import static dev.libindex.postgres.Parameter.texts;

import dev.libindex.postgres.SearchableRows.IndexRow;
import java.util.List;
import java.util.UUID;

/** Replaces the searchable rows of a manifest, whose members are stored. */
final class WriteIndexRows {
  private final List<IndexRow> rows;
  private final LockedManifest locked;
  private final Parameter manifest;

  WriteIndexRows(List<IndexRow> rows, LockedManifest locked) {
    this.rows = rows;
    this.locked = locked;
    this.manifest = Parameter.number(locked.manifestId());
  }

  void addTo(RoundTrip trip) {
    trip.add("DELETE FROM libindex.manifest_index WHERE manifest_id = ?", manifest);
    if (!rows.isEmpty()) {
      insert(trip);
    }
  }

  private void insert(RoundTrip trip) {
    trip.add(
        """
        INSERT INTO libindex.manifest_index
          (manifest_id, position, package_group, package_db, introduced_in, dist_id, repo_set)
        SELECT ?, i.position, i.package_group, i.package_db, i.introduced_in, i.dist_id, i.repo_set
        FROM unnest(?::uuid[], ?::text[], ?::bigint[], ?::uuid[], ?::uuid[]) WITH ORDINALITY
          AS i (package_group, package_db, introduced_in, dist_id, repo_set, position)
        """,
        manifest,
        ids(rows.stream().map(IndexRow::packageGroup).toList()),
        texts(rows.stream().map(IndexRow::packageDb).toList()),
        numbers(rows.stream().map(row -> locked.layerId(row.introducedIn())).toList()),
        nullableIds(rows.stream().map(IndexRow::distribution).toArray(UUID[]::new)),
        ids(rows.stream().map(IndexRow::repositorySet).toList()));
  }
}
