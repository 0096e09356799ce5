package dev.libindex.postgres.internal.manifests;

import static dev.libindex.postgres.internal.sql.Parameter.digests;
import static dev.libindex.postgres.internal.sql.Parameter.numbers;

import dev.libindex.model.Digest;
import dev.libindex.postgres.internal.reports.UnreferencedRows;
import dev.libindex.postgres.internal.sql.Database;
import dev.libindex.postgres.internal.sql.Parameter;
import dev.libindex.postgres.internal.sql.Result;
import dev.libindex.postgres.internal.sql.RoundTrip;
import dev.libindex.postgres.internal.sql.Transaction;
import dev.libindex.store.Bytes;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Deletes manifests, and layers that no other manifest has or is served by: a round trip that
 * locks, in the order that all transactions keep, one that deletes and commits, and one that
 * deletes what reports have shared. A transaction that has waited for the lock of a layer sees the
 * manifests that others have deleted meanwhile, so the last of several deletes the layer.
 */
public final class ManifestDeletion {
  private static final String GIVEN =
      """
      SELECT id FROM libindex.manifest WHERE hash = ANY (?)
      """;

  private ManifestDeletion() {}

  /** Deletes the manifests, and returns those that were known. */
  public static Set<Digest> run(Database database, Collection<Digest> manifests) {
    Parameter hashes = digests(manifests);
    Locked deleted =
        database.transact(
            "delete manifests",
            transaction -> {
              Locked locked = lock(transaction, hashes);
              transaction.commitWith(delete(locked));
              return locked;
            });
    deleted.unreferenced.delete(database);
    return deleted.manifests.stream().map(Manifest::hash).collect(Collectors.toSet());
  }

  private static Locked lock(Transaction transaction, Parameter hashes) throws SQLException {
    RoundTrip trip = new RoundTrip();
    Result<List<Manifest>> manifests =
        trip.query(
            """
            SELECT id, hash FROM libindex.manifest WHERE hash = ANY (?) ORDER BY id FOR UPDATE
            """,
            row -> new Manifest(row.number("id"), row.digest("hash")),
            hashes);
    Result<List<Long>> layers =
        trip.query(
            """
            SELECT id FROM libindex.layer WHERE id IN (
              SELECT layer_id FROM libindex.manifest_layer WHERE manifest_id IN (%1$s)
              UNION
              SELECT presented_id FROM libindex.manifest_layer WHERE manifest_id IN (%1$s))
            ORDER BY id FOR UPDATE
            """
                .formatted(GIVEN),
            row -> row.number("id"),
            hashes,
            hashes);
    Result<List<Bytes>> bodies =
        trip.query(
            """
            SELECT body FROM libindex.indexreport WHERE manifest_id IN (%s)
            ORDER BY manifest_id FOR UPDATE
            """
                .formatted(GIVEN),
            row -> Bytes.copyOf(row.bytes("body")),
            hashes);
    Result<List<UUID>> groups =
        trip.query(
            """
            SELECT DISTINCT package_group FROM libindex.manifest_index WHERE manifest_id IN (%s)
            """
                .formatted(GIVEN),
            row -> row.id("package_group"),
            hashes);
    transaction.send(trip);
    return new Locked(
        manifests.get(), layers.get(), new UnreferencedRows(bodies.get(), groups.get()));
  }

  private static RoundTrip delete(Locked locked) {
    RoundTrip trip = new RoundTrip();
    trip.update(
        "DELETE FROM libindex.manifest WHERE id = ANY (?)",
        numbers(locked.manifests.stream().map(Manifest::id).toList()));
    deleteUnneededLayers(trip, numbers(locked.layers));
    return trip;
  }

  /** Adds the statement that deletes those layers that no manifest has or is served by. */
  static void deleteUnneededLayers(RoundTrip trip, Parameter layers) {
    trip.update(
        """
        DELETE FROM libindex.layer l
        WHERE id = ANY (?)
          AND NOT EXISTS (SELECT FROM libindex.manifest_layer WHERE layer_id = l.id)
          AND NOT EXISTS (SELECT FROM libindex.manifest_layer WHERE presented_id = l.id)
        """,
        layers);
  }

  private record Manifest(long id, Digest hash) {}

  private record Locked(
      List<Manifest> manifests, List<Long> layers, UnreferencedRows unreferenced) {}
}
