package dev.libindex.postgres.internal.mappings;

import static dev.libindex.postgres.internal.sql.Parameter.bytes;
import static dev.libindex.postgres.internal.sql.Parameter.instant;
import static dev.libindex.postgres.internal.sql.Parameter.text;

import dev.libindex.mapping.MappingProvenance;
import dev.libindex.postgres.internal.content.Zlib;
import dev.libindex.postgres.internal.sql.Database;
import dev.libindex.store.RefusedMapping;
import java.util.Optional;

/** The version of each mapping that was refused last, until one is installed. */
public final class RefusedMappings {
  private RefusedMappings() {}

  /** Stores a refused version in place of an earlier one. */
  public static void put(Database database, RefusedMapping refused) {
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
  public static Optional<RefusedMapping> read(Database database, String name) {
    return database.send(
        "read the refused version of mapping " + name,
        trip ->
            trip.queryFirst(
                "SELECT * FROM libindex.refused_mapping WHERE name = ?",
                row ->
                    new RefusedMapping(
                        row.text("name"),
                        row.text("digest"),
                        Mappings.provenance(row),
                        row.text("reason"),
                        Zlib.inflate(row.bytes("content"))),
                text(name)));
  }
}
