package dev.libindex.store;

import dev.libindex.model.PartialError;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a store holds.
 *
 * @param finished how many reports are finished
 * @param partial how many are partial
 * @param failing how many manifests failed at their last attempt
 * @param requeued how many partial reports are eligible for re-indexing
 * @param awaitedMappings by mapping, how many reports wait for it
 * @param reasons by reason, how many reports have a partial error of it: what a mapping, another
 *     scan or only a person can make whole
 * @param oldestPartial when the oldest partial report last changed; null if there is none
 */
public record StoreStatus(
    long finished,
    long partial,
    long failing,
    long requeued,
    Map<String, Long> awaitedMappings,
    Map<PartialError.Reason, Long> reasons,
    @Nullable Instant oldestPartial) {

  /** Copies and sorts. */
  public StoreStatus {
    reasons = Collections.unmodifiableMap(new TreeMap<>(reasons));
    awaitedMappings = Collections.unmodifiableMap(new TreeMap<>(awaitedMappings));
  }
}
