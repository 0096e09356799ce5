package dev.libindex.internal.controller;

import dev.libindex.internal.scan.JoinedScans;
import dev.libindex.internal.scan.SharedScans;
import dev.libindex.model.Digest;
import dev.libindex.model.Layer;
import dev.libindex.model.Manifest;
import dev.libindex.store.MissingCells;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Joins a scan of every layer that lacks cells, and waits until the layers have been read. */
final class FetchLayers {
  private final SharedScans scans;

  FetchLayers(SharedScans scans) {
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
}
