package dev.libindex.memory;

import dev.libindex.model.Digest;
import dev.libindex.model.State;
import dev.libindex.store.FailedAttempt;
import dev.libindex.store.IndexResult;
import dev.libindex.store.StoredReport;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of one manifest.
 *
 * @param layers bottom first, repeated where a layer is
 * @param state that of the last result, or null if there is none
 * @param result the last one: the report's body, what it was made of, and its searchable rows
 * @param failure the last failed attempt since that result, or null
 */
record ManifestRecord(
    List<Digest> layers,
    @Nullable State state,
    @Nullable IndexResult result,
    @Nullable FailedAttempt failure) {

  static ManifestRecord of(List<Digest> layers) {
    return new ManifestRecord(layers, null, null, null);
  }

  Set<Digest> distinctLayers() {
    return new LinkedHashSet<>(layers);
  }

  ManifestRecord finished(State end, IndexResult newResult) {
    return new ManifestRecord(layers, end, newResult, null);
  }

  ManifestRecord failed(FailedAttempt attempt) {
    return new ManifestRecord(layers, state, result, attempt);
  }

  @Nullable StoredReport report() {
    return state == null || result == null
        ? null
        : new StoredReport(result.manifest(), state, result.body());
  }
}
