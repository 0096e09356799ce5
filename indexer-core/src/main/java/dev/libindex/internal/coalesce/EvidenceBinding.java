package dev.libindex.internal.coalesce;

import dev.libindex.error.StoreException;
import dev.libindex.internal.json.JsonShapeException;
import dev.libindex.internal.scan.ScannerRegistry;
import dev.libindex.internal.stored.StoredCellReader;
import dev.libindex.mapping.MappingSlice;
import dev.libindex.model.Digest;
import dev.libindex.model.Notice;
import dev.libindex.model.PartialError;
import dev.libindex.model.ScannerIdentity;
import dev.libindex.scan.Binder;
import dev.libindex.scan.Evidence;
import dev.libindex.scan.LayerScanner;
import dev.libindex.scan.ScanResult;
import dev.libindex.store.Cell;
import dev.libindex.store.LayerCells;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Decodes cells and binds their evidence with one snapshot of the mappings. */
final class EvidenceBinding {
  private final ScannerRegistry scanners;
  private final Map<String, MappingSlice> mappings;

  EvidenceBinding(ScannerRegistry scanners, Map<String, MappingSlice> mappings) {
    this.scanners = scanners;
    this.mappings = mappings;
  }

  BoundLayer bind(LayerCells layer) {
    Map<ScannerIdentity, ScanResult<?>> results = new LinkedHashMap<>();
    for (Cell cell : layer.cells()) {
      results.put(cell.scanner(), bind(layer.layer(), cell));
    }
    return new BoundLayer(layer.layer(), results);
  }

  private ScanResult<?> bind(Digest layer, Cell cell) {
    ScanResult<?> scanned = read(layer, cell);
    List<Object> items = new ArrayList<>(scanned.items());
    List<PartialError> errors = new ArrayList<>(cell.partialErrors());
    TreeSet<Notice> notices = new TreeSet<>(scanned.notices());
    for (Evidence evidence : scanned.evidence()) {
      ScanResult<?> bound = bind(scanners.get(cell.scanner()), evidence);
      items.addAll(bound.items());
      errors.addAll(bound.partialErrors());
      notices.addAll(bound.notices());
    }
    return new ScanResult<>(items, List.of(), errors, List.copyOf(notices));
  }

  private ScanResult<?> bind(LayerScanner<?> scanner, Evidence evidence) {
    if (!(scanner instanceof Binder<?> binder)) {
      throw new IllegalStateException(
          scanner.identity() + " returned evidence but is not a Binder");
    }
    return binder.bind(evidence, mappings.get(evidence.mapping()));
  }

  private static ScanResult<?> read(Digest layer, Cell cell) {
    try {
      return StoredCellReader.read(cell.scanner().kind(), cell.content().toByteArray());
    } catch (JsonShapeException | IllegalArgumentException e) {
      throw new StoreException(
          "cell of " + cell.scanner() + " in layer " + layer + " is unreadable", e);
    }
  }
}
