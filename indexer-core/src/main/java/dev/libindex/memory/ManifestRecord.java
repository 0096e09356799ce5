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
 * What is kept of one manifest.
 *
 * @param layers bottom first, repeated where a layer is
 * @param report the last one, or null
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

  /** See {@link ReportRecord#after}. */
  ManifestRecord finished(State end, IndexResult result, boolean retried) {
    return new ManifestRecord(layers, ReportRecord.after(report, end, result, retried), null);
  }

  ManifestRecord failed(FailedAttempt attempt) {
    return new ManifestRecord(layers, report, attempt);
  }

  /** After cells that these scanners had found in a layer were replaced. */
  ManifestRecord replaced(Digest layer, Set<ScannerIdentity> scanners) {
    return report == null
            || !layers.contains(layer)
            || Collections.disjoint(report.result().scanners().scanners(), scanners)
        ? this
        : with(report.withCellsReplaced());
  }

  ManifestRecord with(ReportRecord changed) {
    return new ManifestRecord(layers, changed, failure);
  }
}
