package dev.libindex.store;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the store knows about a manifest, given a set of scanners.
 *
 * @param report the last report with contents, whatever its scanner set, or null
 * @param current whether that report covers the given scanner set
 * @param due whether coalescing again may change that report: a mapping that it waits for exists
 *     now, a key that the evidence of its own scanner set names has changed since it was bound, a
 *     cell that it was made from was replaced, or it was requeued
 * @param missing the layers with missing cells, in the order of the manifest, without duplicates;
 *     layers that are served by others are left out
 * @param served which layers are to be served by others
 * @param failure the last failed attempt since the last report, or null
 */
public record ManifestStatus(
    @Nullable StoredReport report,
    boolean current,
    boolean due,
    List<MissingCells> missing,
    ServedLayers served,
    @Nullable FailedAttempt failure) {

  /** Copies the list. */
  public ManifestStatus {
    missing = List.copyOf(missing);
    Objects.requireNonNull(served, "served");
  }
}
