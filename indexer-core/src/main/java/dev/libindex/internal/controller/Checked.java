package dev.libindex.internal.controller;

import dev.libindex.model.IndexReport;
import dev.libindex.store.MissingCells;
import java.util.List;
import java.util.Optional;

/**
 * The result of CheckManifest.
 *
 * @param report the stored report, if it is still up to date; the run ends with it
 * @param missing the layers that lack cells, each once
 * @param failures how many attempts in a row have failed so far
 */
record Checked(Optional<IndexReport> report, List<MissingCells> missing, int failures) {

  static Checked upToDate(IndexReport report) {
    return new Checked(Optional.of(report), List.of(), 0);
  }

  static Checked toDo(List<MissingCells> missing, int failures) {
    return new Checked(Optional.empty(), missing, failures);
  }
}
