package dev.libindex.store;

import dev.libindex.mapping.MappingVersion;
import dev.libindex.model.State;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How a report came about. The report's bytes do not contain this, so that equal contents have
 * equal bytes.
 *
 * @param state the state of the report
 * @param updatedAt when the report's bytes last changed, or when it was last finished after being
 *     requeued
 * @param partialSince since when it has been partial without interruption, or null if it is not
 *     partial
 * @param attempts how often it has been stored as partial since then; 0 if it is not partial
 * @param requeued whether it is eligible for re-indexing
 * @param boundSequence the mapping sequence that it was bound with; 0 if there was no mapping
 * @param boundVersions the versions that were current at that sequence, one per mapping
 * @param awaitedMappings the names of the mappings that it waits for
 * @param partialCells those of its cells that have partial errors; errors of binding are in no cell
 * @param failure the last failed attempt since the report was stored, or null
 */
public record ReportOrigin(
    State state,
    Instant updatedAt,
    @Nullable Instant partialSince,
    int attempts,
    boolean requeued,
    long boundSequence,
    List<MappingVersion> boundVersions,
    Set<String> awaitedMappings,
    List<PartialCell> partialCells,
    @Nullable FailedAttempt failure) {

  /** Copies the collections, and sorts the awaited mappings. */
  public ReportOrigin {
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(updatedAt, "updatedAt");
    boundVersions = List.copyOf(boundVersions);
    awaitedMappings = Collections.unmodifiableSortedSet(new TreeSet<>(awaitedMappings));
    partialCells = List.copyOf(partialCells);
  }
}
