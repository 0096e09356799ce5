package dev.libindex.internal.controller;

import dev.libindex.model.IndexReport;
import dev.libindex.store.MissingCells;
import dev.libindex.store.ServedLayers;
import java.util.List;
import java.util.Optional;

/**
 * The result of CheckManifest.
 *
 * @param report the stored report, if it is still up to date; the run ends with it
 * @param missing the layers that lack cells, each once
 * @param served which layers are to be served by others once no cells are missing
 * @param failures how many attempts in a row have failed so far
 */
record Checked(
    Optional<IndexReport> report, List<MissingCells> missing, ServedLayers served, int failures) {

  static Checked upToDate(IndexReport report) {
    return new Checked(Optional.of(report), List.of(), ServedLayers.NONE, 0);
  }

  static Checked toDo(List<MissingCells> missing, ServedLayers served, int failures) {
    return new Checked(Optional.empty(), missing, served, failures);
  }
}
