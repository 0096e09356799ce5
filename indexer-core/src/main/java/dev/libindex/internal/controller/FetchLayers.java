package dev.libindex.internal.controller;

import dev.libindex.internal.scan.SharedScans;
import dev.libindex.model.Digest;
import dev.libindex.model.Layer;
import dev.libindex.model.State;
import dev.libindex.store.MissingCells;
import dev.libindex.store.Store;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts the layers that lack cells on their way, each once, and waits for their bytes. */
final class FetchLayers implements Step {
  private final Store store;
  private final SharedScans scans;

  FetchLayers(Store store, SharedScans scans) {
    this.store = store;
    this.scans = scans;
  }

  @Override
  public State run(IndexRun run) throws InterruptedException {
    Map<Digest, Layer> layers = new LinkedHashMap<>();
    run.manifest().layers().forEach(layer -> layers.putIfAbsent(layer.hash(), layer));
    List<MissingCells> missing = run.missing();
    if (missing == null) {
      // Coalesce found cells gone; a deleted manifest takes its layers along, so make them known.
      store.persistManifest(run.manifest());
      missing = store.missingCells(layers.keySet(), run.scanners());
    }
    layers.keySet().retainAll(missing.stream().map(MissingCells::layer).toList());
    run.setScans(scans.join(layers.values()));
    run.scans().awaitCaptured();
    return State.SCAN_LAYERS;
  }
}
