package dev.libindex.store;

import dev.libindex.model.PartialError;
import dev.libindex.model.ScannerIdentity;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What one scanner made of one layer. The existence of a cell means that the scanner has looked at
 * the layer.
 *
 * @param scanner the scanner
 * @param content items, evidence and notices, in a form that only the core reads
 * @param evidenceKeys the keys that the evidence names, by mapping; searchable
 * @param partialErrors the partial errors of the scan; those of binding are never stored here, so a
 *     missing mapping never affects a cell
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
