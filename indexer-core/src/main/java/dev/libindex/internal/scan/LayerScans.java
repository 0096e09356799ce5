package dev.libindex.internal.scan;

import dev.libindex.layer.PathSelector;
import dev.libindex.listener.IndexListener;
import dev.libindex.listener.LayerCost;
import dev.libindex.lock.Lease;
import dev.libindex.model.Layer;
import dev.libindex.model.ScannerIdentity;
import dev.libindex.store.Cell;
import dev.libindex.store.LayerScan;
import dev.libindex.store.MissingCells;
import dev.libindex.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Pays for one layer: under its lease, one pass for all scanners that have not looked yet. */
public final class LayerScans {
  private final Store store;
  private final LayerReader reader;
  private final ScannerRegistry scanners;
  private final IndexListener listener;
  private final Clock clock;

  /** With what it works on. */
  public LayerScans(
      Store store,
      LayerReader reader,
      ScannerRegistry scanners,
      IndexListener listener,
      Clock clock) {
    this.store = store;
    this.reader = reader;
    this.scanners = scanners;
    this.listener = listener;
    this.clock = clock;
  }

  /**
   * Scans.
   *
   * @param lease that of the layer, held by the caller
   * @param captured is run once the bytes are no longer needed from afar
   */
  void scan(Layer layer, Lease lease, Runnable captured) throws InterruptedException {
    // Under the lease only: another node may have paid for the layer while this one waited.
    List<MissingCells> missing = store.missingCells(List.of(layer.hash()), scanners.set());
    if (!missing.isEmpty()) {
      read(layer, missing.get(0).scanners().scanners(), lease, captured);
    }
  }

  private void read(Layer layer, List<ScannerIdentity> missing, Lease lease, Runnable captured)
      throws InterruptedException {
    Instant start = clock.instant();
    PathSelector wanted = scanners.wantedBy(missing);
    listener.layerRequested(layer.hash());
    try (CapturedLayer capture =
        reader.read(layer, wanted, bytes -> listener.layerProgressed(layer.hash(), bytes))) {
      captured.run();
      List<Cell> cells = new ArrayList<>();
      for (ScannerIdentity scanner : missing) {
        listener.scannerStarted(layer.hash(), scanner);
        cells.add(CellScan.scan(scanners.get(scanner), capture.view()));
      }
      store.setLayerScanned(new LayerScan(layer.hash(), lease.fence(), clock.instant(), cells));
      listener.layerScanned(
          new LayerCost(
              layer.hash(),
              capture.requests(),
              capture.bytesReceived(),
              capture.entries(),
              cells.size(),
              Duration.between(start, clock.instant())));
    }
  }
}
