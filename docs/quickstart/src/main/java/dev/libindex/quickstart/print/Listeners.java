package dev.libindex.quickstart.print;

import dev.libindex.listener.IndexListener;
import dev.libindex.listener.LayerCost;
import dev.libindex.model.Digest;
import dev.libindex.model.ScannerIdentity;

/** Forwards events about layers to two listeners. */
public record Listeners(IndexListener first, IndexListener second) implements IndexListener {

  @Override
  public void layerRequested(Digest layer) {
    first.layerRequested(layer);
    second.layerRequested(layer);
  }

  @Override
  public void layerProgressed(Digest layer, long bytesReceived) {
    first.layerProgressed(layer, bytesReceived);
    second.layerProgressed(layer, bytesReceived);
  }

  @Override
  public void scannerStarted(Digest layer, ScannerIdentity scanner) {
    first.scannerStarted(layer, scanner);
    second.scannerStarted(layer, scanner);
  }

  @Override
  public void layerScanned(LayerCost cost) {
    first.layerScanned(cost);
    second.layerScanned(cost);
  }
}
