package dev.libindex.memory;

import dev.libindex.model.Digest;
import dev.libindex.model.ScannerIdentity;
import dev.libindex.model.ScannerSet;
import dev.libindex.store.Cell;
import dev.libindex.store.LayerCells;
import dev.libindex.store.LayerScan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is kept of one layer. */
final class LayerRecord {
  private final SortedMap<ScannerIdentity, Cell> cells = new TreeMap<>();

  /** How many known manifests have the layer. */
  private int manifests;

  private long fence;
  private long revision;

  void addManifest() {
    manifests++;
  }

  /** Whether that was the last one. */
  boolean removeManifest() {
    manifests--;
    return manifests == 0;
  }

  boolean isFencedOff(LayerScan scan) {
    return scan.fence() < fence;
  }

  void write(LayerScan scan, long nextRevision) {
    for (Cell cell : scan.cells()) {
      cells.put(cell.scanner(), cell);
    }
    fence = scan.fence();
    revision = nextRevision;
  }

  long revision() {
    return revision;
  }

  ScannerSet missing(ScannerSet scanners) {
    return ScannerSet.of(
        scanners.scanners().stream().filter(scanner -> !cells.containsKey(scanner)).toList());
  }

  LayerCells read(Digest layer, ScannerSet scanners) {
    List<Cell> found = new ArrayList<>();
    for (Map.Entry<ScannerIdentity, Cell> entry : cells.entrySet()) {
      if (scanners.scanners().contains(entry.getKey())) {
        found.add(entry.getValue());
      }
    }
    return new LayerCells(layer, revision, found);
  }
}
