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
import org.jspecify.annotations.Nullable;

/** A layer that at least one known manifest has or is served by, and its cells. */
final class LayerRecord {
  private final SortedMap<ScannerIdentity, CellRecord> cells = new TreeMap<>();

  /** The number of known manifests that have the layer or are served by it. */
  private int manifests;

  private long fence;
  private long revision;
  private @Nullable Digest diffId;

  /** Creates a layer without cells. Its revision is its own, like every later one. */
  LayerRecord(long revision) {
    this.revision = revision;
  }

  void addManifest() {
    manifests++;
  }

  /** Counts one manifest less, and returns whether no manifest has the layer any more. */
  boolean removeManifest() {
    manifests--;
    return manifests == 0;
  }

  boolean isFencedOff(LayerScan scan) {
    return scan.fence() < fence;
  }

  /** Writes cells, and returns the scanners whose cells were replaced. */
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
    if (scan.diffId() != null) {
      diffId = scan.diffId();
    }
    return replaced;
  }

  long revision() {
    return revision;
  }

  /** Returns the diffID, or null if it was not computed. */
  @Nullable Digest diffId() {
    return diffId;
  }

  ScannerSet missing(ScannerSet scanners) {
    return ScannerSet.of(
        scanners.scanners().stream().filter(scanner -> !cells.containsKey(scanner)).toList());
  }

  /** Returns the scanners whose cells are missing or are to be scanned again. */
  ScannerSet missingOrToRetry(ScannerSet scanners) {
    return ScannerSet.of(
        scanners.scanners().stream()
            .filter(
                scanner -> {
                  CellRecord found = cells.get(scanner);
                  return found == null || found.retry();
                })
            .toList());
  }

  /** Marks the cells that match to be scanned again. */
  void retry(ScannerSet scanners, Predicate<CellRecord> which) {
    for (CellRecord found : cellsOf(scanners)) {
      if (which.test(found)) {
        cells.put(found.cell().scanner(), found.markedForRetry());
      }
    }
  }

  boolean anyMatch(ScannerSet scanners, Predicate<CellRecord> which) {
    return cellsOf(scanners).stream().anyMatch(which);
  }

  /** Removes the cells that match, and returns how many there were. */
  long remove(Predicate<CellRecord> which) {
    long before = cells.size();
    cells.values().removeIf(which);
    return before - cells.size();
  }

  /** Returns the cells of these scanners that have partial errors, ordered by scanner. */
  List<PartialCell> partialCells(Digest layer, ScannerSet scanners) {
    List<PartialCell> partial = new ArrayList<>();
    for (CellRecord found : cellsOf(scanners)) {
      if (found.partialSince() != null) {
        partial.add(
            new PartialCell(layer, found.cell().scanner(), found.partialSince(), found.attempts()));
      }
    }
    return partial;
  }

  LayerCells read(Digest layer, ScannerSet scanners) {
    return new LayerCells(
        layer, revision, cellsOf(scanners).stream().map(CellRecord::cell).toList());
  }

  private List<CellRecord> cellsOf(ScannerSet scanners) {
    return cells.values().stream()
        .filter(found -> scanners.scanners().contains(found.cell().scanner()))
        .toList();
  }
}
