package dev.libindex.postgres.internal.manifests;

import static dev.libindex.postgres.internal.sql.Parameter.digest;
import static dev.libindex.postgres.internal.sql.Parameter.digests;
import static dev.libindex.postgres.internal.sql.Parameter.number;
import static dev.libindex.postgres.internal.sql.Parameter.numbers;

import dev.libindex.model.Digest;
import dev.libindex.postgres.internal.sql.Database;
import dev.libindex.postgres.internal.sql.Parameter;
import dev.libindex.postgres.internal.sql.Result;
import dev.libindex.postgres.internal.sql.RoundTrip;
import dev.libindex.postgres.internal.sql.Transaction;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Replaces the layers that serve those of a manifest: a round trip that locks, in the order that
 * all transactions keep, and one that writes and commits. While the manifest is locked nobody
 * finishes it. Layers are locked like those of a manifest that is being deleted, because those that
 * are no longer needed are deleted.
 */
public final class ServingLayers {
  private final Parameter manifest;
  private final Parameter served;
  private final Parameter serving;
  private final Parameter all;

  private ServingLayers(Digest manifest, Map<Digest, Digest> servedBy) {
    List<Digest> keys = List.copyOf(servedBy.keySet());
    List<Digest> values = keys.stream().map(servedBy::get).toList();
    List<Digest> both = new ArrayList<>(keys);
    both.addAll(values);
    this.manifest = digest(manifest);
    this.served = digests(keys);
    this.serving = digests(values);
    this.all = digests(both);
  }

  /** Replaces the serving layers, and makes the report due if that changes anything. */
  public static void replace(Database database, Digest manifest, Map<Digest, Digest> servedBy) {
    database.transact(
        "change the serving layers of manifest " + manifest,
        new ServingLayers(manifest, servedBy)::replace);
  }

  /** Returns whether the manifest is known. */
  private boolean replace(Transaction transaction) throws SQLException {
    RoundTrip lock = new RoundTrip();
    Result<Optional<Long>> id =
        lock.queryFirst(
            "SELECT id FROM libindex.manifest WHERE hash = ? FOR NO KEY UPDATE",
            row -> row.number("id"),
            manifest);
    Result<List<Long>> layers =
        lock.query(
            """
            SELECT id FROM libindex.layer WHERE id = ANY (ARRAY (
              SELECT unnest(ARRAY[ml.layer_id, ml.presented_id])
              FROM libindex.manifest_layer ml
              JOIN libindex.manifest m ON m.id = ml.manifest_id
              WHERE m.hash = ? AND ml.presented_id IS NOT NULL
              UNION
              SELECT l.id FROM libindex.layer l WHERE l.hash = ANY (?)))
            ORDER BY id FOR UPDATE
            """,
            row -> row.number("id"),
            manifest,
            all);
    transaction.send(lock);
    Parameter locked = numbers(layers.get());
    if (id.get().isPresent()) {
      RoundTrip write = new RoundTrip();
      write(write, number(id.get().get()));
      ManifestDeletion.deleteUnneededLayers(write, locked);
      transaction.commitWith(write);
    }
    return id.get().isPresent();
  }

  /** Adds the statements that mark the report, if anything changes, and link the layers. */
  private void write(RoundTrip trip, Parameter id) {
    String changed =
        """
        SELECT ml.position, p.id AS presented, coalesce(s.id, p.id) AS serving
        FROM libindex.manifest_layer ml
        JOIN libindex.layer p ON p.id = coalesce(ml.presented_id, ml.layer_id)
        LEFT JOIN unnest(?::text[], ?::text[]) AS given (served, serving) ON given.served = p.hash
        LEFT JOIN libindex.layer s ON s.hash = given.serving
        WHERE ml.manifest_id = ? AND ml.layer_id <> coalesce(s.id, p.id)
        """;
    trip.update(
        """
        UPDATE libindex.indexreport SET due = true
        WHERE manifest_id = ? AND EXISTS (%s)
        """
            .formatted(changed),
        id,
        served,
        serving,
        id);
    trip.update(
        """
        UPDATE libindex.manifest_layer ml SET
          layer_id = new.serving,
          presented_id = CASE WHEN new.serving <> new.presented THEN new.presented END
        FROM (%s) AS new
        WHERE ml.manifest_id = ? AND ml.position = new.position
        """
            .formatted(changed),
        served,
        serving,
        id,
        id);
  }
}
