package dev.libindex.internal.scan;

import dev.libindex.listener.IndexListener;
import dev.libindex.listener.LayerCost;
import dev.libindex.lock.Lease;
import dev.libindex.model.Digest;
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
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs every scanner that has not scanned a layer yet, in one pass over the layer. Thread-safe. */
public final class ScannerRunner {
  private static final Logger LOG = LoggerFactory.getLogger(ScannerRunner.class);

  private final Store store;
  private final LayerReader reader;
  private final ScannerRegistry scanners;
  private final IndexListener listener;
  private final Clock clock;

  public ScannerRunner(
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
   * Scans the layer with every scanner whose cell is missing and stores their cells in one write;
   * if none is missing, does not fetch the layer.
   *
   * @param lease the layer's lease, held by the caller
   * @param captured called when the layer has been read and scanning begins; not called if no cell
   *     is missing
   */
  void scan(Layer layer, Lease lease, Runnable captured) throws InterruptedException {
    // Ask only now, under the lease: another node may have scanned the layer in the meantime.
    List<MissingCells> missing = store.missingCells(List.of(layer.hash()), scanners.set());
    if (!missing.isEmpty()) {
      read(layer, missing.get(0).scanners().scanners(), lease, captured);
    }
  }

  private void read(Layer layer, List<ScannerIdentity> missing, Lease lease, Runnable captured)
      throws InterruptedException {
    Instant start = clock.instant();
    Wanted wanted = scanners.wantedBy(missing);
    listener.layerRequested(layer.hash());
    try (CapturedLayer capture =
        reader.read(layer, wanted, bytes -> listener.layerProgressed(layer.hash(), bytes))) {
      captured.run();
      List<Cell> cells = new ArrayList<>();
      for (ScannerIdentity scanner : missing) {
        listener.scannerStarted(layer.hash(), scanner);
        cells.add(CellScan.scan(scanners.get(scanner), capture.view()));
      }
      Optional<Digest> diffId = capture.diffId();
      store.setLayerScanned(
          new LayerScan(layer.hash(), lease.fence(), clock.instant(), cells, diffId.orElse(null)));
      diffId.ifPresent(computed -> warnIfGivenWrong(layer, computed));
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

  private static void warnIfGivenWrong(Layer layer, Digest computed) {
    if (layer.diffId() != null && !computed.equals(layer.diffId())) {
      LOG.warn(
          "wrong diffID ignored: {} is given for layer {}, whose content has {}",
          layer.diffId(),
          layer.hash(),
          computed);
    }
  }
}
