package dev.libindex.postgres;

import static dev.libindex.postgres.Parameter.ids;
import static dev.libindex.postgres.Parameter.text;

import dev.libindex.mapping.MappingProvenance;
import dev.libindex.mapping.MappingVersion;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

/** What is known about the versions of a mapping. */
final class ReadMapping {
  private ReadMapping() {}

  static Optional<MappingVersion> current(Database database, String name) {
    return database.send(
        "read mapping " + name,
        addCurrentTo(new RoundTrip(), name),
        results -> results.one(ReadMapping::version));
  }

  static boolean knows(Database database, String name, String digest) {
    RoundTrip trip =
        new RoundTrip()
            .add(
                """
                SELECT EXISTS (
                  SELECT FROM libindex.mapping_version WHERE mapping = ? AND digest = ?)
                """,
                text(name),
                text(digest));
    return database.send(
        "look for a version of mapping " + name,
        trip,
        results -> results.one(row -> row.getBoolean(1)).orElse(false));
  }

  static long lostKeys(Database database, String name, Set<String> keys) {
    RoundTrip trip =
        new RoundTrip()
            .add(
                """
                SELECT count(*) FROM libindex.mapping_key k
                WHERE k.mapping = ? AND k.value <> '{}'
                  AND NOT EXISTS (
                    SELECT FROM unnest(?::uuid[]) AS kept (id) WHERE kept.id = k.id)
                """,
                text(name),
                ids(keys.stream().map(key -> ContentKey.ofMappingKey(name, key)).toList()));
    return database.send(
        "count lost keys of mapping " + name,
        trip,
        results -> results.one(row -> row.getLong(1)).orElseThrow());
  }

  static RoundTrip addCurrentTo(RoundTrip trip, String name) {
    return trip.add(
        """
        SELECT v.*
        FROM libindex.mapping m
        JOIN libindex.mapping_version v ON v.sequence = m.sequence
        WHERE m.name = ?
        """,
        text(name));
  }

  static MappingVersion version(ResultSet row) throws SQLException {
    return new MappingVersion(
        row.getString("mapping"),
        row.getLong("sequence"),
        row.getString("digest"),
        provenance(row),
        row.getInt("keys"));
  }

  static MappingProvenance provenance(ResultSet row) throws SQLException {
    return new MappingProvenance(
        row.getString("origin"),
        row.getString("entity_tag"),
        row.getString("last_modified"),
        row.getTimestamp("fetched_at").toInstant());
  }
}
