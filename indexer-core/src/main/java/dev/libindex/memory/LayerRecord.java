package dev.libindex.memory;

import dev.libindex.model.Digest;
import dev.libindex.model.ScannerIdentity;
import dev.libindex.model.ScannerSet;
import dev.libindex.store.Cell;
import dev.libindex.store.LayerCells;
import dev.libindex.store.LayerScan;
import dev.libindex.store.PartialCell;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What is kept of one layer. */
final class LayerRecord {
  private final SortedMap<ScannerIdentity, CellRecord> cells = new TreeMap<>();

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
      CellRecord before = cells.get(cell.scanner());
      if (before != null) {
        replaced.add(cell.scanner());
      }
      cells.put(cell.scanner(), CellRecord.after(before, cell, scan.at()));
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
            .filter(
                scanner -> {
                  CellRecord found = cells.get(scanner);
                  return found == null || found.retry();
                })
            .toList());
  }

  /** From now on the scanners of these cells shall look again. */
  void retry(ScannerSet scanners, Predicate<CellRecord> which) {
    for (CellRecord found : of(scanners)) {
      if (which.test(found)) {
        cells.put(found.cell().scanner(), found.retried());
      }
    }
  }

  boolean has(ScannerSet scanners, Predicate<CellRecord> which) {
    return of(scanners).stream().anyMatch(which);
  }

  /** How many cells were forgotten. */
  long forget(Predicate<CellRecord> which) {
    long before = cells.size();
    cells.values().removeIf(which);
    return before - cells.size();
  }

  /** Those of these scanners that have partial errors, in their order. */
  List<PartialCell> partial(Digest layer, ScannerSet scanners) {
    List<PartialCell> partial = new ArrayList<>();
    for (CellRecord found : of(scanners)) {
      if (found.partialSince() != null) {
        partial.add(
            new PartialCell(layer, found.cell().scanner(), found.partialSince(), found.attempts()));
      }
    }
    return partial;
  }

  LayerCells read(Digest layer, ScannerSet scanners) {
    return new LayerCells(layer, revision, of(scanners).stream().map(CellRecord::cell).toList());
  }

  private List<CellRecord> of(ScannerSet scanners) {
    return cells.values().stream()
        .filter(found -> scanners.scanners().contains(found.cell().scanner()))
        .toList();
  }
}
