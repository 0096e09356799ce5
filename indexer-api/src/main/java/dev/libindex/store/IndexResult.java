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
 * The result of coalescing a manifest, ready to be stored.
 *
 * @param manifest the manifest
 * @param scanners the scanners that the report was made with
 * @param layerRevisions the revisions that Coalesce used, by the layers of the manifest; a layer
 *     without one counts as changed
 * @param mappingSequence the mapping sequence that Coalesce used
 * @param body the canonical JSON of the report without the manifest hash
 * @param awaitedMappings the mappings whose absence made the report partial
 * @param reasons the reasons of the report's partial errors; empty if there are none
 * @param groups the searchable rows, which mirror the report exactly
 * @param at when it was coalesced, by the clock of this process
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
