package dev.libindex.internal.controller;

import dev.libindex.internal.coalesce.ImageCoalescer;
import dev.libindex.internal.coalesce.PackageGroups;
import dev.libindex.internal.json.JsonOutput;
import dev.libindex.internal.json.ReportWriter;
import dev.libindex.model.IndexReport;
import dev.libindex.model.PartialError;
import dev.libindex.store.Bytes;
import dev.libindex.store.CoalesceInput;
import dev.libindex.store.IndexResult;
import dev.libindex.store.KnownManifest;
import dev.libindex.store.LayerCells;
import dev.libindex.store.Store;
import java.time.Clock;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes a report out of a manifest's cells and the current mappings, which it gets in one read. */
final class Coalesce {
  private final Store store;
  private final ImageCoalescer coalescer;
  private final Clock clock;

  Coalesce(Store store, ImageCoalescer coalescer, Clock clock) {
    this.store = store;
    this.coalescer = coalescer;
    this.clock = clock;
  }

  /** Coalesces the manifest. Returns empty if cells are missing. */
  Optional<Coalesced> run(KnownManifest manifest) {
    CoalesceInput input = store.coalesceInput(manifest);
    int layers = new HashSet<>(manifest.layers()).size();
    if (!isComplete(input, layers, manifest.scanners().scanners().size())) {
      return Optional.empty();
    }
    IndexReport report = coalescer.coalesce(manifest, input);
    return Optional.of(new Coalesced(report, result(manifest, input, report)));
  }

  private static boolean isComplete(CoalesceInput input, int layers, int scanners) {
    return input.layers().size() == layers
        && input.layers().stream().allMatch(layer -> layer.cells().size() == scanners);
  }

  private IndexResult result(KnownManifest manifest, CoalesceInput input, IndexReport report) {
    byte[] body = JsonOutput.bytes(json -> new ReportWriter(json).write(report));
    return new IndexResult(
        manifest.hash(),
        manifest.scanners(),
        input.layers().stream().collect(Collectors.toMap(LayerCells::layer, LayerCells::revision)),
        input.mappingSequence(),
        Bytes.copyOf(body),
        awaitedMappings(report),
        report.partialErrors().stream().map(PartialError::reason).collect(Collectors.toSet()),
        PackageGroups.of(report.contents()),
        clock.instant());
  }

  private static Set<String> awaitedMappings(IndexReport report) {
    return report.partialErrors().stream()
        .filter(error -> error.reason() == PartialError.Reason.MISSING_MAPPING)
        .map(PartialError::mapping)
        .collect(Collectors.toSet());
  }
}
