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
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The layers of known manifests, and their cells. Not thread-safe. */
final class Ledger {
  private final Map<Digest, LayerRecord> layers = new HashMap<>();

  /** One counter for all layers, so that a revision stays unique when a layer comes back. */
  private long lastRevision;

  void addManifest(Set<Digest> layersOfManifest) {
    for (Digest layer : layersOfManifest) {
      layers.computeIfAbsent(layer, unknown -> new LayerRecord()).addManifest();
    }
  }

  void removeManifest(Set<Digest> layersOfManifest) {
    for (Digest layer : layersOfManifest) {
      LayerRecord layerRecord = layers.get(layer);
      if (layerRecord != null && layerRecord.removeManifest()) {
        layers.remove(layer);
      }
    }
  }

  /** The scanners that had written to the layer before. */
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

  /** In the order of the layers, each once. */
  List<MissingCells> missing(Collection<Digest> asked, ScannerSet scanners) {
    return missing(asked, scanners, LayerRecord::missing);
  }

  /** The same, with cells that shall be scanned again. */
  List<MissingCells> missingOrRetried(Collection<Digest> asked, ScannerSet scanners) {
    return missing(asked, scanners, LayerRecord::missingOrRetried);
  }

  /** Whether any of the cells is such a one. */
  boolean has(Collection<Digest> asked, ScannerSet scanners, Predicate<CellRecord> which) {
    return asked.stream()
        .map(layers::get)
        .anyMatch(layer -> layer != null && layer.has(scanners, which));
  }

  /** The cells with partial errors, by layer and scanner, each once. */
  List<PartialCell> partial(Collection<Digest> asked, ScannerSet scanners) {
    return asked.stream()
        .distinct()
        .sorted()
        .flatMap(
            layer -> {
              LayerRecord found = layers.get(layer);
              return found == null
                  ? Stream.<PartialCell>empty()
                  : found.partial(layer, scanners).stream();
            })
        .toList();
  }

  /** From now on the scanners of these cells shall look again. */
  void retry(Collection<Digest> asked, ScannerSet scanners, Predicate<CellRecord> which) {
    for (Digest layer : asked) {
      LayerRecord layerRecord = layers.get(layer);
      if (layerRecord != null) {
        layerRecord.retry(scanners, which);
      }
    }
  }

  /** How many cells of so many layers were forgotten. */
  long forget(Predicate<CellRecord> which, int limit) {
    return layers.values().stream()
        .mapToLong(layer -> layer.forget(which))
        .filter(forgotten -> forgotten > 0)
        .limit(limit)
        .sum();
  }

  private List<MissingCells> missing(
      Collection<Digest> asked,
      ScannerSet scanners,
      BiFunction<LayerRecord, ScannerSet, ScannerSet> lackingIn) {
    List<MissingCells> missing = new ArrayList<>();
    for (Digest layer : new LinkedHashSet<>(asked)) {
      LayerRecord layerRecord = layers.get(layer);
      ScannerSet lacking = layerRecord == null ? scanners : lackingIn.apply(layerRecord, scanners);
      if (!lacking.scanners().isEmpty()) {
        missing.add(new MissingCells(layer, lacking));
      }
    }
    return missing;
  }

  /** The known ones among the layers, each once. */
  List<LayerCells> read(Collection<Digest> asked, ScannerSet scanners) {
    List<LayerCells> known = new ArrayList<>();
    for (Digest layer : new LinkedHashSet<>(asked)) {
      LayerRecord layerRecord = layers.get(layer);
      if (layerRecord != null) {
        known.add(layerRecord.read(layer, scanners));
      }
    }
    return known;
  }

  /** Whether these are the revisions of all these known layers. */
  boolean haveRevisions(Set<Digest> layersOfManifest, Map<Digest, Long> revisions) {
    return layersOfManifest.stream().allMatch(layer -> hasRevision(layer, revisions.get(layer)));
  }

  private boolean hasRevision(Digest layer, @Nullable Long revision) {
    LayerRecord layerRecord = layers.get(layer);
    return layerRecord != null && revision != null && layerRecord.revision() == revision;
  }
}
