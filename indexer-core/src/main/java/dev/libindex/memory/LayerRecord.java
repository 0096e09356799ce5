package dev.libindex.memory;

import dev.libindex.model.Digest;
import dev.libindex.model.PartialError;
import dev.libindex.model.ScannerIdentity;
import dev.libindex.model.ScannerSet;
import dev.libindex.store.Cell;
import dev.libindex.store.LayerCells;
import dev.libindex.store.LayerScan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is kept of one layer. */
final class LayerRecord {
  private final SortedMap<ScannerIdentity, Cell> cells = new TreeMap<>();

  /** The scanners that shall look again. */
  private final Set<ScannerIdentity> retries = new HashSet<>();

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

  /** The scanners that have looked before. */
  Set<ScannerIdentity> write(LayerScan scan, long nextRevision) {
    Set<ScannerIdentity> replaced = new HashSet<>();
    for (Cell cell : scan.cells()) {
      if (cells.put(cell.scanner(), cell) != null) {
        replaced.add(cell.scanner());
      }
      retries.remove(cell.scanner());
    }
    fence = scan.fence();
    revision = nextRevision;
    return replaced;
  }

  long revision() {
    return revision;
  }

  ScannerSet missing(ScannerSet scanners) {
    return ScannerSet.of(
        scanners.scanners().stream().filter(scanner -> !cells.containsKey(scanner)).toList());
  }

  /** Those that are missing, or shall look again. */
  ScannerSet missingOrRetried(ScannerSet scanners) {
    return ScannerSet.of(
        scanners.scanners().stream()
            .filter(scanner -> !cells.containsKey(scanner) || retries.contains(scanner))
            .toList());
  }

  boolean hasTransientErrors(ScannerSet scanners) {
    return !withTransientErrors(scanners).isEmpty();
  }

  /** From now on the scanners that had a transient error shall look again. */
  void retry(ScannerSet scanners) {
    retries.addAll(withTransientErrors(scanners));
  }

  private List<ScannerIdentity> withTransientErrors(ScannerSet scanners) {
    return cells.values().stream()
        .filter(cell -> scanners.scanners().contains(cell.scanner()))
        .filter(
            cell ->
                cell.partialErrors().stream()
                    .anyMatch(error -> error.reason() == PartialError.Reason.TRANSIENT))
        .map(Cell::scanner)
        .toList();
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
