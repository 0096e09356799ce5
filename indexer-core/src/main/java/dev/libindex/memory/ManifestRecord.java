package dev.libindex.memory;

import dev.libindex.model.Digest;
import dev.libindex.model.ScannerIdentity;
import dev.libindex.model.State;
import dev.libindex.store.FailedAttempt;
import dev.libindex.store.IndexResult;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A manifest, its last report and its last failure.
 *
 * @param layers the layers, bottom first; a layer that occurs twice is there twice
 * @param servedBy the layers that serve others, by those that they serve
 * @param report the last report, or null
 * @param failure the last failed attempt since that report, or null
 */
record ManifestRecord(
    List<Digest> layers,
    Map<Digest, Digest> servedBy,
    @Nullable ReportRecord report,
    @Nullable FailedAttempt failure) {

  static ManifestRecord of(List<Digest> layers, Map<Digest, Digest> servedBy) {
    return new ManifestRecord(layers, servedBy, null, null);
  }

  /** Returns the layers whose cells the report is made from, each once. */
  Set<Digest> cellLayers() {
    Set<Digest> serving = new LinkedHashSet<>();
    layers.forEach(layer -> serving.add(servedBy.getOrDefault(layer, layer)));
    return serving;
  }

  /** Returns the layers that must be known, each once: its own, and those that serve them. */
  Set<Digest> neededLayers() {
    Set<Digest> needed = new LinkedHashSet<>(layers);
    needed.addAll(servedBy.values());
    return needed;
  }

  /** Returns the manifest with other serving layers, which make its report due. */
  ManifestRecord servedBy(Map<Digest, Digest> others) {
    return new ManifestRecord(layers, others, report == null ? null : report.asOutdated(), failure);
  }

  /** Returns the manifest with a new report. See {@link ReportRecord#after}. */
  ManifestRecord finished(State end, IndexResult result, boolean retryPending) {
    return new ManifestRecord(
        layers, servedBy, ReportRecord.after(report, end, result, retryPending), null);
  }

  ManifestRecord failed(FailedAttempt attempt) {
    return new ManifestRecord(layers, servedBy, report, attempt);
  }

  /** Returns the manifest after these scanners' cells of a layer were replaced. */
  ManifestRecord cellsReplaced(Digest layer, Set<ScannerIdentity> scanners) {
    return report == null
            || !cellLayers().contains(layer)
            || Collections.disjoint(report.result().scanners().scanners(), scanners)
        ? this
        : with(report.asOutdated());
  }

  ManifestRecord with(ReportRecord changed) {
    return new ManifestRecord(layers, servedBy, changed, failure);
  }
}
