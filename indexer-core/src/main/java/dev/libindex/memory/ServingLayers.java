package dev.libindex.memory;

import dev.libindex.model.Digest;
import dev.libindex.model.Manifest;
import dev.libindex.model.ScannerSet;
import dev.libindex.store.MissingCells;
import dev.libindex.store.ServedLayers;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides which layers serve the layers of a manifest, as {@link
 * dev.libindex.store.Store#checkManifest} describes it. Not thread-safe.
 */
final class ServingLayers {
  private final Ledger ledger;
  private final ScannerSet scanners;
  private final boolean requeued;
  private final boolean reuse;

  /**
   * Creates an instance for the scanners of one check.
   *
   * @param requeued whether cells that are to be scanned again count as missing
   * @param reuse whether the diffIDs that a manifest gives are looked at
   */
  ServingLayers(Ledger ledger, ScannerSet scanners, boolean requeued, boolean reuse) {
    this.ledger = ledger;
    this.scanners = scanners;
    this.requeued = requeued;
    this.reuse = reuse;
  }

  /**
   * Decides for all layers of a manifest.
   *
   * @param before the serving layers that it is stored with, or null if it is not known
   */
  ServedLayers decide(Manifest manifest, @Nullable Map<Digest, Digest> before) {
    Map<Digest, Digest> diffIds = reuse ? manifest.diffIds() : Map.of();
    Map<Digest, Digest> servedBy = new HashMap<>();
    for (Digest layer : manifest.layerDigests()) {
      Digest last = before == null ? null : before.get(layer);
      serving(layer, diffIds.get(layer), last).ifPresent(serving -> servedBy.put(layer, serving));
    }
    Map<Digest, Digest> computed = new HashMap<>();
    diffIds.forEach(
        (layer, given) -> ledger.diffId(layer).ifPresent(diffId -> computed.put(layer, diffId)));
    return new ServedLayers(servedBy, before != null && !before.equals(servedBy), computed);
  }

  private Optional<Digest> serving(Digest layer, @Nullable Digest given, @Nullable Digest last) {
    Optional<Digest> own = ledger.diffId(layer);
    if (last != null && isComplete(last) && mayGoOn(layer, given, own, last)) {
      return Optional.of(last);
    }
    if (given == null || isComplete(layer) || own.filter(id -> !id.equals(given)).isPresent()) {
      return Optional.empty();
    }
    return ledger.withDiffId(given).filter(this::isComplete).sorted().findFirst();
  }

  private boolean mayGoOn(Digest layer, @Nullable Digest given, Optional<Digest> own, Digest last) {
    Optional<Digest> content = ledger.diffId(last);
    boolean stillGiven = !reuse || content.filter(diffId -> diffId.equals(given)).isPresent();
    return stillGiven && (own.isPresent() ? own.equals(content) : !isComplete(layer));
  }

  /** Returns what the layers lack that are not served. */
  List<MissingCells> missing(Collection<Digest> layers, ServedLayers served) {
    Set<Digest> own = new LinkedHashSet<>(layers);
    own.removeAll(served.servedBy().keySet());
    return missing(own);
  }

  private boolean isComplete(Digest layer) {
    return missing(List.of(layer)).isEmpty();
  }

  private List<MissingCells> missing(Collection<Digest> layers) {
    return requeued ? ledger.missingOrToRetry(layers, scanners) : ledger.missing(layers, scanners);
  }
}
