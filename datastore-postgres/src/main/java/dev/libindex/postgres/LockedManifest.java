package dev.libindex.postgres;

import dev.libindex.model.Digest;
import dev.libindex.store.FinishOutcome;
import dev.libindex.store.IndexResult;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a report rests on, as it stands while it is locked.
 *
 * @param id of the manifest, or null if it is gone
 * @param layers each once
 * @param mappingSequence of the version that was installed last
 * @param cells those of the report's scanners, counted
 * @param before what the manifest's report so far is made of
 * @param hasBody whether the report's body is stored
 * @param packageGroups those of the report that are stored
 * @param repositorySets those of the report that are stored
 */
record LockedManifest(
    @Nullable Long id,
    List<Layer> layers,
    long mappingSequence,
    Cells cells,
    Leftovers before,
    boolean hasBody,
    Set<UUID> packageGroups,
    Set<UUID> repositorySets) {

  /** Whether a result may be stored: it was made of what is locked, and nothing is missing. */
  FinishOutcome compareWith(IndexResult result) {
    if (id == null) {
      return FinishOutcome.MANIFEST_GONE;
    }
    if (cells.all < (long) layers.size() * result.scanners().scanners().size()) {
      return FinishOutcome.CELLS_MISSING;
    }
    boolean sameLayers =
        layers.size() == result.layerRevisions().size()
            && layers.stream().allMatch(layer -> layer.hasRevisionIn(result.layerRevisions()));
    return sameLayers && mappingSequence == result.mappingSequence()
        ? FinishOutcome.STORED
        : FinishOutcome.STALE;
  }

  /** The id of the manifest, which is not gone. */
  long manifestId() {
    return Objects.requireNonNull(id, "the manifest is gone");
  }

  /**
   * The id of a layer.
   *
   * @throws IllegalArgumentException if the manifest does not have it
   */
  long layerId(Digest digest) {
    return layers.stream()
        .filter(layer -> layer.hash().equals(digest.toString()))
        .mapToLong(Layer::id)
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("layer " + digest + " is not of the manifest"));
  }

  /** Cells of the manifest's layers, and how many of them shall be scanned again. */
  record Cells(long all, long retries) {}

  /** A layer of the manifest. */
  record Layer(String hash, long id, long revision) {

    private boolean hasRevisionIn(Map<Digest, Long> revisions) {
      Long used = revisions.get(Digest.parse(hash));
      return used != null && used == revision;
    }
  }
}
