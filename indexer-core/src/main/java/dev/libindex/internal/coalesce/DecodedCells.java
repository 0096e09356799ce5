package dev.libindex.internal.coalesce;

import dev.libindex.error.StoreException;
import dev.libindex.internal.json.JsonShapeException;
import dev.libindex.internal.stored.StoredCellReader;
import dev.libindex.model.Digest;
import dev.libindex.model.ScannerIdentity;
import dev.libindex.scan.ScanResult;
import dev.libindex.store.Cell;
import dev.libindex.store.LayerCells;
import java.util.LinkedHashMap;
import java.util.Map;

/** Turns the cells of a layer back into the results of its scans. */
final class DecodedCells {
  private DecodedCells() {}

  /** Returns the result of each scanner, including partial errors. */
  static Map<ScannerIdentity, ScanResult<?>> of(LayerCells layer) {
    Map<ScannerIdentity, ScanResult<?>> results = new LinkedHashMap<>();
    layer.cells().forEach(cell -> results.put(cell.scanner(), read(layer.layer(), cell)));
    return results;
  }

  private static ScanResult<?> read(Digest layer, Cell cell) {
    try {
      ScanResult<?> scanned =
          StoredCellReader.read(cell.scanner().kind(), cell.content().toByteArray());
      return new ScanResult<>(
          scanned.items(), scanned.evidence(), cell.partialErrors(), scanned.notices());
    } catch (JsonShapeException | IllegalArgumentException e) {
      throw new StoreException(
          "cell of " + cell.scanner() + " in layer " + layer + " is unreadable", e);
    }
  }
}
