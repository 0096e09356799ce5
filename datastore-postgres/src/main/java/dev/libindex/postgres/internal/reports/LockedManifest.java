package dev.libindex.postgres.internal.reports;

import static dev.libindex.postgres.internal.sql.Parameter.bytes;
import static dev.libindex.postgres.internal.sql.Parameter.digest;
import static dev.libindex.postgres.internal.sql.Parameter.ids;

import dev.libindex.model.Digest;
import dev.libindex.model.ScannerIdentity;
import dev.libindex.postgres.internal.catalogue.Catalogue;
import dev.libindex.postgres.internal.catalogue.ManifestIndex;
import dev.libindex.postgres.internal.content.ContentKey;
import dev.libindex.postgres.internal.sql.Parameter;
import dev.libindex.postgres.internal.sql.Result;
import dev.libindex.postgres.internal.sql.RoundTrip;
import dev.libindex.postgres.internal.sql.Row;
import dev.libindex.postgres.internal.sql.Transaction;
import dev.libindex.store.Bytes;
import dev.libindex.store.FinishOutcome;
import dev.libindex.store.IndexResult;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A manifest and everything its report is made from, while they are locked.
 *
 * @param id the manifest's id, or null if it was deleted
 * @param layers the manifest's layers, each once, with the layers whose cells they have
 * @param mappingSequence the sequence of the latest mapping version
 * @param cells the number of cells of the report's scanners
 * @param before the shared rows that the manifest's stored report refers to
 * @param hasBody whether the report's body is stored, for this manifest or another
 * @param catalogue the groups and sets of the report that are stored
 */
record LockedManifest(
    @Nullable Long id,
    List<Layer> layers,
    long mappingSequence,
    Cells cells,
    UnreferencedRows before,
    boolean hasBody,
    Catalogue.Stored catalogue) {

  private static final String LAYER_IDS =
      """
      SELECT ml.layer_id
      FROM libindex.manifest_layer ml
      JOIN libindex.manifest m ON m.id = ml.manifest_id
      WHERE m.hash = ?
      """;

  /**
   * Locks everything that a report is made from, and reads it, in one round trip. Each statement
   * sees what was committed while those before it waited.
   *
   * <p>Locks are taken in the order that all transactions keep: manifest, layers by id, mappings,
   * and then what reports share, by kind and key. Each layer gets a share lock rather than each of
   * its cells: a lock is a write.
   */
  static LockedManifest lock(Transaction transaction, FinishedReport report) throws SQLException {
    Parameter manifest = digest(report.result().manifest());
    List<ScannerIdentity> scanners = report.result().scanners().scanners();
    RoundTrip trip = new RoundTrip();
    Result<Optional<Long>> id =
        trip.queryFirst(
            "SELECT id FROM libindex.manifest WHERE hash = ? FOR NO KEY UPDATE",
            row -> row.number("id"),
            manifest);
    trip.lock(
        "SELECT id FROM libindex.layer WHERE id IN (%s) ORDER BY id FOR SHARE".formatted(LAYER_IDS),
        manifest);
    Result<List<Layer>> layers =
        trip.query(
            """
            SELECT DISTINCT p.hash, p.id, s.id AS cells, s.revision
            FROM libindex.manifest m
            JOIN libindex.manifest_layer ml ON ml.manifest_id = m.id
            JOIN libindex.layer p ON p.id = coalesce(ml.presented_id, ml.layer_id)
            JOIN libindex.layer s ON s.id = ml.layer_id
            WHERE m.hash = ?
            """,
            Layer::of,
            manifest);
    Result<Long> sequence =
        trip.queryOne(
            "SELECT last FROM libindex.mapping_sequence FOR SHARE", row -> row.number("last"));
    Result<Cells> cells =
        trip.queryOne(
            """
            SELECT count(*) AS cells, count(*) FILTER (WHERE retry) AS retries
            FROM libindex.scanned_layer WHERE scanner_id = ANY (?) AND layer_id IN (%s)
            """
                .formatted(LAYER_IDS),
            row -> new Cells(row.number("cells"), row.number("retries")),
            ids(scanners.stream().map(ContentKey::of).toList()),
            manifest);
    Result<UnreferencedRows> before = findReportBefore(trip, report.result().manifest());
    Result<Optional<Bytes>> body =
        trip.queryFirst(
            "SELECT digest FROM libindex.report_body WHERE digest = ? FOR KEY SHARE",
            row -> Bytes.copyOf(row.bytes("digest")),
            bytes(report.bodyDigest().toByteArray()));
    Result<Catalogue.Stored> catalogue = Catalogue.lock(trip, report.rows());
    transaction.send(trip);
    return new LockedManifest(
        id.get().orElse(null),
        layers.get(),
        sequence.get(),
        cells.get(),
        before.get(),
        body.get().isPresent(),
        catalogue.get());
  }

  private static Result<UnreferencedRows> findReportBefore(RoundTrip trip, Digest manifest) {
    Result<List<Bytes>> bodies =
        trip.query(
            """
            SELECT r.body
            FROM libindex.indexreport r
            JOIN libindex.manifest m ON m.id = r.manifest_id
            WHERE m.hash = ?
            """,
            row -> Bytes.copyOf(row.bytes("body")),
            digest(manifest));
    Result<List<UUID>> groups = ManifestIndex.packageGroups(trip, manifest);
    return () -> new UnreferencedRows(bodies.get(), groups.get());
  }

  /**
   * Decides whether a result may be stored: only if it was made from what is locked, and nothing is
   * missing.
   */
  FinishOutcome compareWith(IndexResult result) {
    if (id == null) {
      return FinishOutcome.MANIFEST_GONE;
    }
    long withCells = layers.stream().map(Layer::cells).distinct().count();
    if (cells.all < withCells * result.scanners().scanners().size()) {
      return FinishOutcome.CELLS_MISSING;
    }
    boolean sameLayers =
        layers.size() == result.layerRevisions().size()
            && layers.stream().allMatch(layer -> layer.hasRevisionIn(result.layerRevisions()));
    return sameLayers && mappingSequence == result.mappingSequence()
        ? FinishOutcome.STORED
        : FinishOutcome.STALE;
  }

  /** Returns the id of the manifest, which must not have been deleted. */
  long manifestId() {
    return Objects.requireNonNull(id, "the manifest was deleted");
  }

  /** Returns whether the manifest's stored report has this body. */
  boolean hasReportWith(Bytes bodyDigest) {
    return before.bodies().contains(bodyDigest);
  }

  /**
   * Returns the id of a layer.
   *
   * @throws IllegalArgumentException if the manifest does not have it
   */
  long layerId(Digest digest) {
    return layers.stream()
        .filter(layer -> layer.hash().equals(digest.toString()))
        .mapToLong(Layer::id)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("the manifest has no layer " + digest));
  }

  /** The number of cells of the manifest's layers, and of those that are to be scanned again. */
  record Cells(long all, long retries) {}

  /**
   * A layer of the manifest.
   *
   * @param cells the id of the layer whose cells it has
   * @param revision the revision of that layer
   */
  record Layer(String hash, long id, long cells, long revision) {

    static Layer of(Row row) throws SQLException {
      return new Layer(
          row.text("hash"), row.number("id"), row.number("cells"), row.number("revision"));
    }

    private boolean hasRevisionIn(Map<Digest, Long> revisions) {
      Long used = revisions.get(Digest.parse(hash));
      return used != null && used == revision;
    }
  }
}
