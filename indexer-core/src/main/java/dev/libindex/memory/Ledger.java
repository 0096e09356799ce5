package dev.libindex.memory;

import dev.libindex.model.Digest;
import dev.libindex.model.ScannerIdentity;
import dev.libindex.model.ScannerSet;
import dev.libindex.store.LayerCells;
import dev.libindex.store.LayerScan;
import dev.libindex.store.MissingCells;
import dev.libindex.store.PartialCell;
import dev.libindex.store.StaleLeaseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The layers of known manifests, and their cells. Not thread-safe. */
final class Ledger {
  private final Map<Digest, LayerRecord> layers = new HashMap<>();

  /** One counter for all layers: a layer that is removed and added again gets new revisions. */
  private long lastRevision;

  void addManifest(Set<Digest> layersOfManifest) {
    for (Digest layer : layersOfManifest) {
      layers.computeIfAbsent(layer, unknown -> newLayer()).addManifest();
    }
  }

  private LayerRecord newLayer() {
    lastRevision++;
    return new LayerRecord(lastRevision);
  }

  void removeManifest(Set<Digest> layersOfManifest) {
    for (Digest layer : layersOfManifest) {
      LayerRecord layerRecord = layers.get(layer);
      if (layerRecord != null && layerRecord.removeManifest()) {
        layers.remove(layer);
      }
    }
  }

  /** Writes the cells of a scan, and returns the scanners whose cells were replaced. */
  Set<ScannerIdentity> write(LayerScan scan) {
    LayerRecord layer = layers.get(scan.layer());
    if (layer == null) {
      return Set.of();
    }
    if (layer.isFencedOff(scan)) {
      throw new StaleLeaseException(scan.layer());
    }
    lastRevision++;
    return layer.write(scan, lastRevision);
  }

  boolean knows(Digest layer) {
    return layers.containsKey(layer);
  }

  /** Returns the diffID of a layer, if it was computed. */
  Optional<Digest> diffId(Digest layer) {
    return Optional.ofNullable(layers.get(layer)).map(LayerRecord::diffId);
  }

  /** Returns the layers of which this diffID was computed. */
  Stream<Digest> withDiffId(Digest diffId) {
    return layers.entrySet().stream()
        .filter(entry -> diffId.equals(entry.getValue().diffId()))
        .map(Map.Entry::getKey);
  }

  /** Returns the layers that lack cells and what they lack, in the given order, each layer once. */
  List<MissingCells> missing(Collection<Digest> digests, ScannerSet scanners) {
    return missing(digests, scanners, LayerRecord::missing);
  }

  /** Returns the same as {@link #missing}, plus the cells that are to be scanned again. */
  List<MissingCells> missingOrToRetry(Collection<Digest> digests, ScannerSet scanners) {
    return missing(digests, scanners, LayerRecord::missingOrToRetry);
  }

  /** Returns whether any of the cells matches. */
  boolean anyMatch(Collection<Digest> digests, ScannerSet scanners, Predicate<CellRecord> which) {
    return digests.stream()
        .map(layers::get)
        .anyMatch(layer -> layer != null && layer.anyMatch(scanners, which));
  }

  /**
   * Returns the cells with partial errors, ordered by layer and scanner, each once, with the layer
   * that they are used for.
   */
  List<PartialCell> partialCells(
      Collection<Digest> digests, Map<Digest, Digest> servedBy, ScannerSet scanners) {
    return digests.stream()
        .distinct()
        .sorted()
        .flatMap(
            layer -> {
              LayerRecord found = layers.get(servedBy.getOrDefault(layer, layer));
              return found == null
                  ? Stream.<PartialCell>empty()
                  : found.partialCells(layer, scanners).stream();
            })
        .toList();
  }

  /** Marks the cells that match to be scanned again. */
  void retry(Collection<Digest> digests, ScannerSet scanners, Predicate<CellRecord> which) {
    for (Digest layer : digests) {
      LayerRecord layerRecord = layers.get(layer);
      if (layerRecord != null) {
        layerRecord.retry(scanners, which);
      }
    }
  }

  /**
   * Removes the cells that match, in at most this number of layers, and returns how many there
   * were.
   */
  long remove(Predicate<CellRecord> which, int limit) {
    return layers.values().stream()
        .mapToLong(layer -> layer.remove(which))
        .filter(removed -> removed > 0)
        .limit(limit)
        .sum();
  }

  private List<MissingCells> missing(
      Collection<Digest> digests,
      ScannerSet scanners,
      BiFunction<LayerRecord, ScannerSet, ScannerSet> lackingIn) {
    List<MissingCells> missing = new ArrayList<>();
    for (Digest layer : new LinkedHashSet<>(digests)) {
      LayerRecord layerRecord = layers.get(layer);
      ScannerSet lacking = layerRecord == null ? scanners : lackingIn.apply(layerRecord, scanners);
      if (!lacking.scanners().isEmpty()) {
        missing.add(new MissingCells(layer, lacking));
      }
    }
    return missing;
  }

  /** Returns the cells of the known layers, each layer once, or of those that serve them. */
  List<LayerCells> read(
      Collection<Digest> digests, Map<Digest, Digest> servedBy, ScannerSet scanners) {
    List<LayerCells> known = new ArrayList<>();
    for (Digest layer : new LinkedHashSet<>(digests)) {
      LayerRecord serving = layers.get(servedBy.getOrDefault(layer, layer));
      if (serving != null) {
        known.add(serving.read(layer, scanners));
      }
    }
    return known;
  }

  /** Returns whether the layers, or those that serve them, are known and have these revisions. */
  boolean haveRevisions(
      Collection<Digest> digests, Map<Digest, Digest> servedBy, Map<Digest, Long> revisions) {
    return digests.stream()
        .allMatch(layer -> hasRevision(servedBy.getOrDefault(layer, layer), revisions.get(layer)));
  }

  private boolean hasRevision(Digest layer, @Nullable Long revision) {
    LayerRecord layerRecord = layers.get(layer);
    return layerRecord != null && revision != null && layerRecord.revision() == revision;
  }
}
