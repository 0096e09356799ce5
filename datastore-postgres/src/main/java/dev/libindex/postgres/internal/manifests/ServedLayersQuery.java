package dev.libindex.postgres.internal.manifests;

import static dev.libindex.postgres.internal.sql.Parameter.digest;
import static dev.libindex.postgres.internal.sql.Parameter.digests;
import static dev.libindex.postgres.internal.sql.Parameter.ids;
import static dev.libindex.postgres.internal.sql.Parameter.number;
import static java.util.stream.Collectors.toMap;

import dev.libindex.model.Digest;
import dev.libindex.model.Manifest;
import dev.libindex.model.ScannerSet;
import dev.libindex.postgres.internal.cells.Scanners;
import dev.libindex.postgres.internal.sql.Parameter;
import dev.libindex.postgres.internal.sql.Result;
import dev.libindex.postgres.internal.sql.RoundTrip;
import dev.libindex.postgres.internal.sql.Row;
import dev.libindex.store.MissingCells;
import dev.libindex.store.ServedLayers;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds which layers are to serve those of a manifest, as a part of its check. */
final class ServedLayersQuery {

  /**
   * Whether a layer {@code s} has all cells that are asked for, and none is to be scanned again.
   */
  private static final String IS_COMPLETE =
      """
      (SELECT count(*) FROM libindex.scanned_layer c
        WHERE c.layer_id = s.id AND c.scanner_id = ANY (?) AND NOT (c.retry AND EXISTS (
          SELECT FROM libindex.manifest m
          JOIN libindex.indexreport r ON r.manifest_id = m.id
          WHERE m.hash = ? AND r.requeued))) = ?""";

  private final Map<Digest, Digest> given;
  private final boolean reuse;
  private final Parameter hash;
  private final Parameter scanners;
  private final Parameter scannerCount;

  private ServedLayersQuery(Manifest manifest, ScannerSet scanners, boolean reuse) {
    this.given = reuse ? manifest.diffIds() : Map.of();
    this.reuse = reuse;
    this.hash = digest(manifest.hash());
    this.scanners = ids(new Scanners(scanners).keys());
    this.scannerCount = number(scanners.scanners().size());
  }

  /**
   * Adds the queries: one for the layers that serve the manifest already and, if the manifest gives
   * diffIDs, one for layers that could.
   *
   * @param reuse whether the diffIDs that the manifest gives are looked at
   * @param known whether the manifest is known
   * @param missing what the manifest's own layers lack
   */
  static Result<ServedLayers> find(
      RoundTrip trip,
      Manifest manifest,
      ScannerSet scanners,
      boolean reuse,
      Result<Boolean> known,
      Result<List<MissingCells>> missing) {
    ServedLayersQuery query = new ServedLayersQuery(manifest, scanners, reuse);
    Result<List<Serving>> before = query.before(trip);
    Result<List<Candidate>> candidates = query.given.isEmpty() ? List::of : query.candidates(trip);
    return () -> query.decide(known.get(), before.get(), candidates.get(), missing.get());
  }

  private Result<List<Serving>> before(RoundTrip trip) {
    return trip.query(
        """
        SELECT DISTINCT p.hash AS layer, s.hash AS serving,
          p.diff_id, s.diff_id AS serving_diff_id, %s AS complete
        FROM libindex.manifest m
        JOIN libindex.manifest_layer ml ON ml.manifest_id = m.id
        JOIN libindex.layer p ON p.id = ml.presented_id
        JOIN libindex.layer s ON s.id = ml.layer_id
        WHERE m.hash = ?
        """
            .formatted(IS_COMPLETE),
        Serving::of,
        scanners,
        hash,
        scannerCount,
        hash);
  }

  /**
   * Adds the query for layers with the diffIDs; an aggregate, to be found by the diffID's index.
   */
  private Result<List<Candidate>> candidates(RoundTrip trip) {
    List<Digest> layers = List.copyOf(given.keySet());
    return trip.query(
        """
        SELECT given.layer, own.diff_id, (
          SELECT (array_agg(s.hash ORDER BY s.hash))[1]
          FROM libindex.layer s
          WHERE s.diff_id = given.diff_id AND %s) AS serving
        FROM unnest(?::text[], ?::text[]) AS given (layer, diff_id)
        LEFT JOIN libindex.layer own ON own.hash = given.layer
        """
            .formatted(IS_COMPLETE),
        Candidate::of,
        scanners,
        hash,
        scannerCount,
        digests(layers),
        digests(layers.stream().map(given::get).toList()));
  }

  private ServedLayers decide(
      boolean known, List<Serving> before, List<Candidate> candidates, List<MissingCells> missing) {
    Map<Digest, Digest> servedBy = new HashMap<>();
    Map<Digest, Digest> computed = new HashMap<>();
    Set<Digest> incomplete = new HashSet<>();
    missing.forEach(cells -> incomplete.add(cells.layer()));
    for (Candidate candidate : candidates) {
      Digest diffId = candidate.diffId;
      if (diffId != null) {
        computed.put(candidate.layer, diffId);
      }
      boolean believed = diffId == null || diffId.equals(given.get(candidate.layer));
      if (candidate.serving != null && believed && incomplete.contains(candidate.layer)) {
        servedBy.put(candidate.layer, candidate.serving);
      }
    }
    before.stream()
        .filter(this::isStillGiven)
        .filter(serving -> serving.mayGoOn(incomplete.contains(serving.layer)))
        .forEach(serving -> servedBy.put(serving.layer, serving.serving));
    Map<Digest, Digest> stored = before.stream().collect(toMap(Serving::layer, Serving::serving));
    return new ServedLayers(servedBy, known && !servedBy.equals(stored), computed);
  }

  private boolean isStillGiven(Serving serving) {
    Digest diffId = serving.servingDiffId;
    return !reuse || (diffId != null && diffId.equals(given.get(serving.layer)));
  }

  /**
   * A layer of the manifest and the one that it is stored with.
   *
   * @param diffId what was computed of the layer, or null
   * @param servingDiffId what was computed of the serving layer, or null
   * @param complete whether the serving layer has all cells
   */
  private record Serving(
      Digest layer,
      Digest serving,
      @Nullable Digest diffId,
      @Nullable Digest servingDiffId,
      boolean complete) {

    static Serving of(Row row) throws SQLException {
      return new Serving(
          row.digest("layer"),
          row.digest("serving"),
          row.nullableDigest("diff_id"),
          row.nullableDigest("serving_diff_id"),
          row.truth("complete"));
    }

    boolean mayGoOn(boolean layerIsIncomplete) {
      return complete && (diffId == null ? layerIsIncomplete : diffId.equals(servingDiffId));
    }
  }

  /**
   * A layer for which the manifest gives a diffID.
   *
   * @param diffId what was computed of it, or null
   * @param serving a layer of which the given diffID was computed, and that has all cells, or null
   */
  private record Candidate(Digest layer, @Nullable Digest diffId, @Nullable Digest serving) {

    static Candidate of(Row row) throws SQLException {
      return new Candidate(
          row.digest("layer"), row.nullableDigest("diff_id"), row.nullableDigest("serving"));
    }
  }
}
