package dev.libindex.store;

import dev.libindex.model.Digest;
import dev.libindex.model.PartialError;
import dev.libindex.model.ScannerSet;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A manifest that is ready to be finished.
 *
 * @param manifest the manifest
 * @param scanners the set that the report belongs to
 * @param layerRevisions the revisions of its layers that Coalesce used; one that is not here counts
 *     as moved
 * @param mappingSequence the mapping sequence that Coalesce used
 * @param body the canonical JSON of the report without the manifest hash
 * @param awaitedMappings the mappings whose absence made the report partial
 * @param reasons those of the report's partial errors; empty if there are none
 * @param groups the searchable rows, mirroring the report exactly
 * @param at when it was coalesced, by the clock of the process
 */
public record IndexResult(
    Digest manifest,
    ScannerSet scanners,
    Map<Digest, Long> layerRevisions,
    long mappingSequence,
    Bytes body,
    Set<String> awaitedMappings,
    Set<PartialError.Reason> reasons,
    List<PackageGroup> groups,
    Instant at) {

  /** Copies the collections. */
  public IndexResult {
    Objects.requireNonNull(manifest, "manifest");
    Objects.requireNonNull(scanners, "scanners");
    Objects.requireNonNull(body, "body");
    Objects.requireNonNull(at, "at");
    layerRevisions = Map.copyOf(layerRevisions);
    awaitedMappings = Set.copyOf(awaitedMappings);
    reasons = Set.copyOf(reasons);
    groups = List.copyOf(groups);
  }
}
