package dev.libindex.postgres;

import static dev.libindex.postgres.Parameter.numbers;
import static dev.libindex.postgres.Parameter.texts;

import dev.libindex.model.Digest;
import dev.libindex.store.Bytes;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Forgets manifests, and layers that no other manifest has: one round trip that locks, in the order
 * that all transactions keep, one that deletes and commits, one that collects what reports shared.
 * Whoever waited for the lock of a layer sees the manifests that others have deleted meanwhile, so
 * the last of several collects it.
 */
final class DeleteManifests {
  private static final String GIVEN =
      """
      SELECT id FROM libindex.manifest WHERE hash = ANY (?)
      """;

  private DeleteManifests() {}

  static Set<Digest> run(Database database, Collection<Digest> manifests) {
    Parameter hashes = texts(manifests.stream().map(Digest::toString).toList());
    Found found =
        database.transact(
            "delete manifests",
            transaction -> {
              Found locked = transaction.send(lock(hashes), DeleteManifests::read);
              transaction.commitWith(delete(locked));
              return locked;
            });
    found.leftovers.collect(database);
    return found.manifests.stream().map(Manifest::hash).collect(Collectors.toSet());
  }

  private static RoundTrip lock(Parameter hashes) {
    return new RoundTrip()
        .add(
            """
            SELECT id, hash FROM libindex.manifest WHERE hash = ANY (?) ORDER BY id FOR UPDATE
            """,
            hashes)
        .add(
            "SELECT id FROM libindex.layer WHERE id IN (SELECT layer_id FROM"
                + " libindex.manifest_layer WHERE manifest_id IN ("
                + GIVEN
                + ")) ORDER BY id FOR UPDATE",
            hashes)
        .add(
            "SELECT body FROM libindex.indexreport WHERE manifest_id IN ("
                + GIVEN
                + ") ORDER BY manifest_id FOR UPDATE",
            hashes)
        .add(
            "SELECT DISTINCT package_group FROM libindex.manifest_index"
                + " WHERE manifest_id IN ("
                + GIVEN
                + ")",
            hashes);
  }

  private static Found read(Results results) throws SQLException {
    return new Found(
        results.all(row -> new Manifest(row.getLong("id"), Digest.parse(row.getString("hash")))),
        results.all(row -> row.getLong("id")),
        new Leftovers(
            results.all(row -> Bytes.copyOf(row.getBytes("body"))),
            results.all(row -> row.getObject("package_group", UUID.class))));
  }

  private static RoundTrip delete(Found found) {
    return new RoundTrip()
        .add(
            "DELETE FROM libindex.manifest WHERE id = ANY (?)",
            numbers(found.manifests.stream().map(Manifest::id).toList()))
        .add(
            """
            DELETE FROM libindex.layer l
            WHERE id = ANY (?)
              AND NOT EXISTS (SELECT FROM libindex.manifest_layer WHERE layer_id = l.id)
            """,
            numbers(found.layers));
  }

  private record Manifest(long id, Digest hash) {}

  private record Found(List<Manifest> manifests, List<Long> layers, Leftovers leftovers) {}
}
