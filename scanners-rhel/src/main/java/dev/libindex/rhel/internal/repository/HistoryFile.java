package dev.libindex.rhel.internal.repository;

/**
 * What is kept of a dnf history, or of a log beside one.
 *
 * @param pages the pages as a text; empty if there are none
 * @param problem why they are not known; otherwise empty
 */
record HistoryFile(String pages, String problem) {
  boolean isNone() {
    return pages.isEmpty() && problem.isEmpty();
  }
}
