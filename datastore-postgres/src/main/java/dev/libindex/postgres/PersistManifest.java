package dev.libindex.postgres;

import static dev.libindex.postgres.Parameter.id;
import static dev.libindex.postgres.Parameter.text;
import static dev.libindex.postgres.Parameter.texts;

import dev.libindex.model.Digest;
import dev.libindex.model.Manifest;
import dev.libindex.store.ManifestConflictException;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/**
 * Makes a manifest and its layers known, in one round trip.
 *
 * <p>Rows are inserted by one statement and joined by the next: a statement that inserts with ON
 * CONFLICT DO NOTHING does not see the rows that others have committed since it started, and would
 * lose the links to them without an error. The insert has waited for those others, so the next
 * statement sees them.
 *
 * <p>A layer that was there may be deleted before it is linked. So layers are kept from that first;
 * where one has gone already, linking it fails, and with it everything: nobody ever sees a manifest
 * without its layers. Then all is tried again.
 */
final class PersistManifest {
  private PersistManifest() {}

  static void run(Database database, Manifest manifest) {
    String purpose = "persist manifest " + manifest.hash();
    if (!database.send(purpose, trip(manifest), PersistManifest::hasTheseLayers)) {
      throw new ManifestConflictException(manifest.hash());
    }
  }

  private static boolean hasTheseLayers(Results results) throws SQLException {
    results.count();
    results.count();
    results.one(row -> row.getLong(1));
    results.count();
    return results
        .one(row -> row.getBoolean("same"))
        .orElseThrow(() -> Database.overtaken("the manifest was deleted meanwhile"));
  }

  /** What comes after the manifest is not written where it is known with other layers. */
  private static RoundTrip trip(Manifest manifest) {
    Parameter hash = text(manifest.hash().toString());
    List<Digest> digests = manifest.layerDigests();
    UUID key = ContentKey.ofLayers(digests);
    Parameter layers = texts(digests.stream().map(Digest::toString).toList());
    return new RoundTrip()
        .add(
            """
            INSERT INTO libindex.manifest (hash, layers) VALUES (?, ?)
            ON CONFLICT DO NOTHING
            """,
            hash,
            id(key))
        .add(
            """
            INSERT INTO libindex.layer (hash)
            SELECT DISTINCT given.hash FROM unnest(?::text[]) AS given (hash)
            WHERE EXISTS (SELECT FROM libindex.manifest WHERE hash = ? AND layers = ?)
            ORDER BY given.hash
            ON CONFLICT DO NOTHING
            """,
            layers,
            hash,
            id(key))
        .add(
            """
            SELECT count(*) FROM (
              SELECT FROM libindex.layer WHERE hash = ANY (?) ORDER BY id FOR KEY SHARE) AS kept
            """,
            layers)
        .add(
            """
            INSERT INTO libindex.manifest_layer (manifest_id, position, layer_id)
            SELECT m.id, given.position, l.id
            FROM libindex.manifest m
            CROSS JOIN unnest(?::text[]) WITH ORDINALITY AS given (hash, position)
            LEFT JOIN libindex.layer l ON l.hash = given.hash
            WHERE m.hash = ? AND m.layers = ?
              AND NOT EXISTS (SELECT FROM libindex.manifest_layer WHERE manifest_id = m.id)
            ORDER BY l.id, given.position
            """,
            layers,
            hash,
            id(key))
        .add("SELECT layers = ? AS same FROM libindex.manifest WHERE hash = ?", id(key), hash);
  }
}
