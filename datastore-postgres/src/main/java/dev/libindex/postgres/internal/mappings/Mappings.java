package dev.libindex.postgres.internal.mappings;

import static dev.libindex.postgres.internal.sql.Parameter.bytes;
import static dev.libindex.postgres.internal.sql.Parameter.ids;
import static dev.libindex.postgres.internal.sql.Parameter.instant;
import static dev.libindex.postgres.internal.sql.Parameter.text;

import dev.libindex.mapping.MappingProvenance;
import dev.libindex.mapping.MappingVersion;
import dev.libindex.postgres.internal.content.ContentKey;
import dev.libindex.postgres.internal.content.Zlib;
import dev.libindex.postgres.internal.sql.Database;
import dev.libindex.postgres.internal.sql.Result;
import dev.libindex.postgres.internal.sql.RoundTrip;
import dev.libindex.postgres.internal.sql.Row;
import dev.libindex.store.RefusedMapping;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * The installed versions of mappings, among them the current ones, and the last refused version of
 * each mapping, which is kept until a version is installed.
 */
public final class Mappings {
  private Mappings() {}

  /** Reads the current version of a mapping. */
  public static Optional<MappingVersion> current(Database database, String name) {
    return database.send("read mapping " + name, trip -> current(trip, name));
  }

  static Result<Optional<MappingVersion>> current(RoundTrip trip, String name) {
    return trip.queryFirst(
        """
        SELECT v.*
        FROM libindex.mapping m
        JOIN libindex.mapping_version v ON v.sequence = m.sequence
        WHERE m.name = ?
        """,
        Mappings::version,
        text(name));
  }

  /** Returns whether a version with a digest was ever installed. */
  public static boolean knows(Database database, String name, String digest) {
    return database.send(
        "look for a version of mapping " + name,
        trip ->
            trip.queryOne(
                """
                SELECT EXISTS (
                  SELECT FROM libindex.mapping_version WHERE mapping = ? AND digest = ?)
                """,
                row -> row.truth("exists"),
                text(name),
                text(digest)));
  }

  /** Records that the current version was still the newest at a time. */
  public static void confirm(Database database, String name, Instant at) {
    database.send(
        "confirm mapping " + name,
        trip ->
            trip.update(
                """
                UPDATE libindex.mapping_version v SET fetched_at = ?
                FROM libindex.mapping m
                WHERE m.name = ? AND v.sequence = m.sequence
                """,
                instant(at),
                text(name)));
  }

  /** Counts the keys that have a value in the current version and are not among these. */
  public static long lostKeys(Database database, String name, Set<String> keys) {
    return database.send(
        "count lost keys of mapping " + name,
        trip ->
            trip.queryOne(
                """
                SELECT count(*) FROM libindex.mapping_key k
                WHERE k.mapping = ? AND k.value <> '{}'
                  AND NOT EXISTS (
                    SELECT FROM unnest(?::uuid[]) AS kept (id) WHERE kept.id = k.id)
                """,
                row -> row.number("count"),
                text(name),
                ids(keys.stream().map(key -> ContentKey.ofMappingKey(name, key)).toList())));
  }

  /** Stores a refused version in place of an earlier one. */
  public static void putRefused(Database database, RefusedMapping refused) {
    MappingProvenance provenance = refused.provenance();
    database.send(
        "store a refused version of mapping " + refused.name(),
        trip ->
            trip.update(
                """
                INSERT INTO libindex.refused_mapping (name, digest, entity_tag, last_modified,
                  origin, fetched_at, reason, content)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (name) DO UPDATE SET
                  digest = excluded.digest, entity_tag = excluded.entity_tag,
                  last_modified = excluded.last_modified, origin = excluded.origin,
                  fetched_at = excluded.fetched_at, reason = excluded.reason,
                  content = excluded.content
                """,
                text(refused.name()),
                text(refused.digest()),
                text(provenance.entityTag()),
                text(provenance.lastModified()),
                text(provenance.origin()),
                instant(provenance.fetchedAt()),
                text(refused.reason()),
                bytes(Zlib.deflate(refused.content()))));
  }

  /** Reads the refused version of a mapping. */
  public static Optional<RefusedMapping> refused(Database database, String name) {
    return database.send(
        "read the refused version of mapping " + name,
        trip ->
            trip.queryFirst(
                "SELECT * FROM libindex.refused_mapping WHERE name = ?",
                row ->
                    new RefusedMapping(
                        row.text("name"),
                        row.text("digest"),
                        provenance(row),
                        row.text("reason"),
                        Zlib.inflate(row.bytes("content"))),
                text(name)));
  }

  /** Reads a version from a row with the columns of its table. */
  public static MappingVersion version(Row row) throws SQLException {
    return new MappingVersion(
        row.text("mapping"),
        row.number("sequence"),
        row.text("digest"),
        provenance(row),
        row.integer("keys"));
  }

  private static MappingProvenance provenance(Row row) throws SQLException {
    return new MappingProvenance(
        row.text("origin"),
        row.text("entity_tag"),
        row.text("last_modified"),
        row.instant("fetched_at"));
  }
}
