package dev.libindex.internal.controller;

import dev.libindex.internal.scan.JoinedScans;
import dev.libindex.internal.scan.SharedScans;
import dev.libindex.model.Digest;
import dev.libindex.model.Layer;
import dev.libindex.model.Manifest;
import dev.libindex.model.ScannerSet;
import dev.libindex.store.MissingCells;
import dev.libindex.store.Store;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Joins a scan of every layer that lacks cells, and waits until the layers have been read. */
final class FetchLayers {
  private final Store store;
  private final SharedScans scans;

  FetchLayers(Store store, SharedScans scans) {
    this.store = store;
    this.scans = scans;
  }

  /**
   * Fetches the layers that CheckManifest found to lack cells.
   *
   * @return the scans, to be closed by the caller
   * @throws dev.libindex.layer.LayerException if a layer cannot be fetched, or fails a check
   */
  JoinedScans run(Manifest manifest, List<MissingCells> missing) throws InterruptedException {
    Map<Digest, Layer> layers = new LinkedHashMap<>();
    manifest.layers().forEach(layer -> layers.putIfAbsent(layer.hash(), layer));
    layers.keySet().retainAll(missing.stream().map(MissingCells::layer).toList());
    JoinedScans joined = scans.join(layers.values());
    try {
      joined.awaitCaptured();
      return joined;
    } catch (InterruptedException | RuntimeException | Error e) {
      joined.close();
      throw e;
    }
  }

  /**
   * Fetches layers again because cells have disappeared since CheckManifest, after asking the store
   * which cells are missing.
   */
  JoinedScans runAgain(Manifest manifest, ScannerSet scanners) throws InterruptedException {
    // Whoever deleted the manifest deleted its layers, too; make them known again.
    store.persistManifest(manifest);
    Set<Digest> layers = new LinkedHashSet<>(manifest.layerDigests());
    return run(manifest, store.missingCells(layers, scanners));
  }
}
