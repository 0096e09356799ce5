package dev.libindex.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the store knows about a manifest and a set of scanners.
 *
 * @param report the last report with contents, of whatever scanner set, or null
 * @param current whether that report covers the scanner set asked for
 * @param due whether coalescing again may change that report: it waits for a mapping that now
 *     exists, a key that the evidence of its own scanner set names has changed since it was bound,
 *     a cell that it was made of was replaced, or it was requeued
 * @param missing the layers that lack cells, in the order of the manifest, each once
 * @param failure the last failed attempt since the last report, or null
 */
public record ManifestStatus(
    @Nullable StoredReport report,
    boolean current,
    boolean due,
    List<MissingCells> missing,
    @Nullable FailedAttempt failure) {

  /** Copies the list. */
  public ManifestStatus {
    missing = List.copyOf(missing);
  }
}
