package dev.libindex.internal.controller;

import dev.libindex.internal.coalesce.ImageCoalescer;
import dev.libindex.model.Digest;
import dev.libindex.model.Manifest;
import dev.libindex.model.ScannerSet;
import dev.libindex.model.State;
import dev.libindex.store.CoalesceInput;
import dev.libindex.store.LayerCells;
import dev.libindex.store.Store;
import java.util.HashSet;
import java.util.Set;

/** One read of all cells and of what the mappings say about them; then pure work. */
final class Coalesce implements Step {
  private final Store store;
  private final ImageCoalescer coalescer;

  Coalesce(Store store, ImageCoalescer coalescer) {
    this.store = store;
    this.coalescer = coalescer;
  }

  @Override
  public State run(IndexRun run) {
    Manifest manifest = run.manifest();
    Set<Digest> layers = new HashSet<>(manifest.layerDigests());
    CoalesceInput input = store.coalesceInput(layers, run.scanners());
    if (!isComplete(input, layers, run.scanners())) {
      run.setMissing(null);
      return State.FETCH_LAYERS;
    }
    run.setImage(input, coalescer.coalesce(manifest, input, run.scanners()));
    return State.INDEX_MANIFEST;
  }

  private static boolean isComplete(CoalesceInput input, Set<Digest> layers, ScannerSet scanners) {
    int cells = scanners.scanners().size();
    return input.layers().size() == layers.size()
        && input.layers().stream().map(LayerCells::cells).allMatch(list -> list.size() == cells);
  }
}
