package dev.libindex.store;

import dev.libindex.model.PartialError;
import dev.libindex.model.ScannerIdentity;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What one scanner made of one layer. That the cell exists means that the scanner has looked.
 *
 * @param scanner the scanner
 * @param content its items, evidence and notices, in a form that only the core reads
 * @param evidenceKeys by mapping, the keys that the evidence names; searchable
 * @param partialErrors of the scan; those of binding are never kept here, so a missing mapping
 *     never touches a cell
 */
public record Cell(
    ScannerIdentity scanner,
    Bytes content,
    Map<String, Set<String>> evidenceKeys,
    List<PartialError> partialErrors) {

  /** Copies the collections. */
  public Cell {
    Objects.requireNonNull(scanner, "scanner");
    Objects.requireNonNull(content, "content");
    evidenceKeys = Map.copyOf(evidenceKeys);
    partialErrors = List.copyOf(partialErrors);
  }
}
