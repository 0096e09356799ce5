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
 * Where a report comes from; its bytes do not say, so that equal contents are equal bytes.
 *
 * @param state the report's
 * @param updatedAt when its bytes last changed, or an attempt to make it better ended
 * @param partialSince since when it has been partial without interruption; null if it is not
 * @param attempts how often it has been stored as partial since then; 0 if it is not partial
 * @param requeued whether it is eligible for re-indexing
 * @param boundSequence the mapping sequence that it was bound with; 0 if there was no mapping
 * @param boundVersions the versions that were current then, one for each mapping
 * @param awaitedMappings the mappings that it waits for
 * @param partialCells the cells it is made of that have partial errors; those of binding are in no
 *     cell
 * @param failure the last failed attempt since, or null
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

  /** Copies the collections, and sorts the mappings. */
  public ReportOrigin {
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(updatedAt, "updatedAt");
    boundVersions = List.copyOf(boundVersions);
    awaitedMappings = Collections.unmodifiableSortedSet(new TreeSet<>(awaitedMappings));
    partialCells = List.copyOf(partialCells);
  }
}
