package dev.libindex.store;

import dev.libindex.model.PartialError;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Counts of what a store contains.
 *
 * @param finished the number of finished reports
 * @param partial the number of partial reports
 * @param failing the number of manifests whose last attempt failed
 * @param requeued the number of partial reports that are eligible for re-indexing
 * @param awaitedMappings the number of reports that wait for each mapping, by its name
 * @param reasons the number of reports with a partial error of each reason: those that a mapping,
 *     another scan, or only a person can complete
 * @param oldestPartial when the oldest partial report last changed, or null if there is none
 */
public record StoreStatus(
    long finished,
    long partial,
    long failing,
    long requeued,
    Map<String, Long> awaitedMappings,
    Map<PartialError.Reason, Long> reasons,
    @Nullable Instant oldestPartial) {

  /** Copies the maps and sorts them by key. */
  public StoreStatus {
    reasons = Collections.unmodifiableMap(new TreeMap<>(reasons));
    awaitedMappings = Collections.unmodifiableMap(new TreeMap<>(awaitedMappings));
  }
}
