package dev.libindex.postgres.internal.cells;

import static dev.libindex.postgres.internal.sql.Parameter.digest;
import static dev.libindex.postgres.internal.sql.Parameter.digests;

import dev.libindex.model.Digest;
import dev.libindex.postgres.internal.sql.Parameter;
import dev.libindex.postgres.internal.sql.Result;
import dev.libindex.postgres.internal.sql.RoundTrip;
import dev.libindex.postgres.internal.sql.Row;
import dev.libindex.store.KnownManifest;
import java.sql.SQLException;
import java.util.List;

/**
 * The layers whose cells are read for a manifest.
 *
 * @param layers the layers of the manifest
 * @param manifest the manifest
 */
record ReadLayers(Parameter layers, Parameter manifest) {

  /**
   * Selects the ids of the layers and of those that serve them. The parameters are those of this
   * record, in their order.
   */
  static final String IDS =
      """
      SELECT id FROM libindex.layer WHERE hash = ANY (?)
      UNION
      SELECT ml.layer_id
      FROM libindex.manifest m
      JOIN libindex.manifest_layer ml ON ml.manifest_id = m.id
      WHERE m.hash = ? AND ml.presented_id IS NOT NULL""";

  static ReadLayers of(KnownManifest manifest) {
    return new ReadLayers(
        digests(manifest.layers().stream().distinct().toList()), digest(manifest.hash()));
  }

  /** Adds a query for the known layers, each once, and the layers whose cells they have. */
  Result<List<ReadLayer>> find(RoundTrip trip) {
    return trip.query(
        """
        SELECT DISTINCT p.hash, s.id, s.revision
        FROM libindex.layer p
        LEFT JOIN (
          SELECT ml.presented_id, ml.layer_id
          FROM libindex.manifest m
          JOIN libindex.manifest_layer ml ON ml.manifest_id = m.id
          WHERE m.hash = ? AND ml.presented_id IS NOT NULL) AS served ON served.presented_id = p.id
        JOIN libindex.layer s ON s.id = coalesce(served.layer_id, p.id)
        WHERE p.hash = ANY (?)
        """,
        ReadLayer::of,
        manifest,
        layers);
  }

  /**
   * A layer of the manifest.
   *
   * @param id the id of the layer whose cells it has
   * @param revision the revision of that layer
   */
  record ReadLayer(Digest layer, long id, long revision) {

    private static ReadLayer of(Row row) throws SQLException {
      return new ReadLayer(row.digest("hash"), row.number("id"), row.number("revision"));
    }
  }
}
