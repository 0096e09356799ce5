package dev.libindex.postgres.internal.manifests;

import static dev.libindex.postgres.internal.sql.Parameter.digest;
import static dev.libindex.postgres.internal.sql.Parameter.digests;
import static dev.libindex.postgres.internal.sql.Parameter.id;

import dev.libindex.model.Digest;
import dev.libindex.model.Manifest;
import dev.libindex.postgres.internal.content.ContentKey;
import dev.libindex.postgres.internal.sql.Database;
import dev.libindex.postgres.internal.sql.Parameter;
import dev.libindex.postgres.internal.sql.Result;
import dev.libindex.postgres.internal.sql.RoundTrip;
import dev.libindex.store.ManifestConflictException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Inserts a manifest and its layers, in one round trip.
 *
 * <p>Rows are inserted by one statement and joined by the next: a statement that inserts with ON
 * CONFLICT DO NOTHING does not see the rows that others have committed since it started, and would
 * lose the links to them without an error. The insert has waited for those others, so the next
 * statement sees them.
 *
 * <p>A layer that is known already may be deleted before it is linked. So the layers are locked
 * first. If one is gone by then, linking it fails, and everything is rolled back and repeated:
 * nobody ever sees a manifest without its layers.
 */
public final class Manifests {
  private final Parameter hash;
  private final Parameter key;
  private final Parameter layers;
  private final Parameter serving;
  private final Parameter all;

  private Manifests(Manifest manifest, Map<Digest, Digest> servedBy) {
    this.hash = digest(manifest.hash());
    this.key = id(ContentKey.ofLayers(manifest.layerDigests()));
    this.layers = digests(manifest.layerDigests());
    List<Digest> other =
        manifest.layerDigests().stream().map(layer -> servedBy.getOrDefault(layer, layer)).toList();
    this.serving = digests(other);
    Set<Digest> locked = new LinkedHashSet<>(manifest.layerDigests());
    locked.addAll(other);
    this.all = digests(locked);
  }

  /**
   * Inserts what is not known yet.
   *
   * @throws ManifestConflictException if the manifest is known with other layers; nothing is
   *     written then
   */
  public static void persist(Database database, Manifest manifest, Map<Digest, Digest> servedBy) {
    boolean hasTheseLayers =
        database.send(
            "persist manifest " + manifest.hash(), new Manifests(manifest, servedBy)::persist);
    if (!hasTheseLayers) {
      throw new ManifestConflictException(manifest.hash());
    }
  }

  private Result<Boolean> persist(RoundTrip trip) {
    trip.update(
        """
        INSERT INTO libindex.manifest (hash, layers) VALUES (?, ?)
        ON CONFLICT DO NOTHING
        """,
        hash,
        key);
    insertLayers(trip);
    linkLayers(trip);
    return trip.queryOne(
        "SELECT layers = ? AS same FROM libindex.manifest WHERE hash = ?",
        row -> row.truth("same"),
        key,
        hash);
  }

  /** Inserts the layers, or nothing if the manifest is known with other layers. */
  private void insertLayers(RoundTrip trip) {
    trip.update(
        """
        INSERT INTO libindex.layer (hash)
        SELECT DISTINCT given.hash FROM unnest(?::text[]) AS given (hash)
        WHERE EXISTS (SELECT FROM libindex.manifest WHERE hash = ? AND layers = ?)
        ORDER BY given.hash
        ON CONFLICT DO NOTHING
        """,
        layers,
        hash,
        key);
    trip.lock(
        """
        SELECT count(*) FROM (
          SELECT FROM libindex.layer WHERE hash = ANY (?) ORDER BY id FOR KEY SHARE) AS kept
        """,
        all);
  }

  /**
   * Links the layers. For a layer that is gone this tries to insert a null, which fails. A serving
   * layer that is gone is left out.
   */
  private void linkLayers(RoundTrip trip) {
    trip.update(
        """
        INSERT INTO libindex.manifest_layer (manifest_id, position, layer_id, presented_id)
        SELECT m.id, given.position, CASE WHEN l.id IS NOT NULL THEN coalesce(s.id, l.id) END,
          CASE WHEN s.id <> l.id THEN l.id END
        FROM libindex.manifest m
        CROSS JOIN unnest(?::text[], ?::text[]) WITH ORDINALITY AS given (hash, serving, position)
        LEFT JOIN libindex.layer l ON l.hash = given.hash
        LEFT JOIN libindex.layer s ON s.hash = given.serving
        WHERE m.hash = ? AND m.layers = ?
          AND NOT EXISTS (SELECT FROM libindex.manifest_layer WHERE manifest_id = m.id)
        ORDER BY l.id, given.position
        """,
        layers,
        serving,
        hash,
        key);
  }
}
