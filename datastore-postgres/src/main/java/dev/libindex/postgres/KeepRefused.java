package dev.libindex.postgres;

import static dev.libindex.postgres.Parameter.bytes;
import static dev.libindex.postgres.Parameter.instant;
import static dev.libindex.postgres.Parameter.text;

import dev.libindex.store.RefusedMapping;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** The versions of mappings that were not taken. */
final class KeepRefused {
  private KeepRefused() {}

  static void run(Database database, RefusedMapping refused) {
    RoundTrip trip =
        new RoundTrip()
            .add(
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
                text(refused.provenance().entityTag()),
                text(refused.provenance().lastModified()),
                text(refused.provenance().origin()),
                instant(refused.provenance().fetchedAt()),
                text(refused.reason()),
                bytes(Zlib.deflate(refused.content().toByteArray())));
    database.send("keep a refused version of mapping " + refused.name(), trip);
  }

  static Optional<RefusedMapping> read(Database database, String name) {
    RoundTrip trip =
        new RoundTrip().add("SELECT * FROM libindex.refused_mapping WHERE name = ?", text(name));
    return database.send(
        "read the refused version of mapping " + name,
        trip,
        results -> results.one(KeepRefused::refused));
  }

  private static RefusedMapping refused(ResultSet row) throws SQLException {
    return new RefusedMapping(
        row.getString("name"),
        row.getString("digest"),
        ReadMapping.provenance(row),
        row.getString("reason"),
        Zlib.inflate(row.getBytes("content")));
  }
}
