package dev.libindex.memory;

import dev.libindex.model.Digest;
import dev.libindex.model.ScannerIdentity;
import dev.libindex.model.State;
import dev.libindex.store.FailedAttempt;
import dev.libindex.store.IndexResult;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A manifest, its last report and its last failure.
 *
 * @param layers the layers, bottom first; a layer that occurs twice is there twice
 * @param report the last report, or null
 * @param failure the last failed attempt since that report, or null
 */
record ManifestRecord(
    List<Digest> layers, @Nullable ReportRecord report, @Nullable FailedAttempt failure) {

  static ManifestRecord of(List<Digest> layers) {
    return new ManifestRecord(layers, null, null);
  }

  Set<Digest> distinctLayers() {
    return new LinkedHashSet<>(layers);
  }

  /** Returns the manifest with a new report. See {@link ReportRecord#after}. */
  ManifestRecord finished(State end, IndexResult result, boolean retryPending) {
    return new ManifestRecord(layers, ReportRecord.after(report, end, result, retryPending), null);
  }

  ManifestRecord failed(FailedAttempt attempt) {
    return new ManifestRecord(layers, report, attempt);
  }

  /** Returns the manifest after these scanners' cells of a layer were replaced. */
  ManifestRecord cellsReplaced(Digest layer, Set<ScannerIdentity> scanners) {
    return report == null
            || !layers.contains(layer)
            || Collections.disjoint(report.result().scanners().scanners(), scanners)
        ? this
        : with(report.asOutdated());
  }

  ManifestRecord with(ReportRecord changed) {
    return new ManifestRecord(layers, changed, failure);
  }
}
