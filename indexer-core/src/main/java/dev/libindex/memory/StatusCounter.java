package dev.libindex.memory;

import dev.libindex.model.PartialError;
import dev.libindex.model.State;
import dev.libindex.store.StoreStatus;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts manifests for the status of the store. */
final class StatusCounter {
  private long finished;
  private long partial;
  private long failing;
  private long requeued;
  private final Map<String, Long> awaited = new TreeMap<>();
  private final Map<PartialError.Reason, Long> reasons = new TreeMap<>();
  private @Nullable Instant oldestPartial;

  private StatusCounter() {}

  static StoreStatus of(Collection<ManifestRecord> manifests) {
    StatusCounter counts = new StatusCounter();
    manifests.forEach(counts::add);
    return new StoreStatus(
        counts.finished,
        counts.partial,
        counts.failing,
        counts.requeued,
        counts.awaited,
        counts.reasons,
        counts.oldestPartial);
  }

  private void add(ManifestRecord manifest) {
    failing += manifest.failure() == null ? 0 : 1;
    ReportRecord report = manifest.report();
    if (report == null) {
      return;
    }
    if (report.state() == State.INDEX_FINISHED) {
      finished++;
      return;
    }
    partial++;
    requeued += report.requeued() ? 1 : 0;
    report.result().awaitedMappings().forEach(name -> awaited.merge(name, 1L, Long::sum));
    report.result().reasons().forEach(reason -> reasons.merge(reason, 1L, Long::sum));
    if (oldestPartial == null || report.updatedAt().isBefore(oldestPartial)) {
      oldestPartial = report.updatedAt();
    }
  }
}
