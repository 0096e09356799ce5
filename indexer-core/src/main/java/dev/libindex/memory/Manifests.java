package dev.libindex.memory;

import dev.libindex.model.Digest;
import dev.libindex.model.Manifest;
import dev.libindex.model.ScannerIdentity;
import dev.libindex.model.ScannerSet;
import dev.libindex.model.State;
import dev.libindex.store.FailedAttempt;
import dev.libindex.store.FinishOutcome;
import dev.libindex.store.FoundPackages;
import dev.libindex.store.IndexResult;
import dev.libindex.store.KnownManifest;
import dev.libindex.store.LayerCells;
import dev.libindex.store.LayerScan;
import dev.libindex.store.ManifestConflictException;
import dev.libindex.store.ManifestStatus;
import dev.libindex.store.MissingCells;
import dev.libindex.store.ServedLayers;
import dev.libindex.store.StoredReport;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The known manifests and their reports. Not thread-safe. */
final class Manifests {
  private final Map<Digest, ManifestRecord> byHash = new HashMap<>();
  private final Ledger ledger;
  private final Mappings mappings;

  Manifests(Ledger ledger, Mappings mappings) {
    this.ledger = ledger;
    this.mappings = mappings;
  }

  ManifestStatus check(Manifest manifest, ScannerSet scanners, boolean reuse) {
    ManifestRecord known = known(manifest);
    ReportRecord report = known == null ? null : known.report();
    ServingLayers serving =
        new ServingLayers(ledger, scanners, report != null && report.requeued(), reuse);
    ServedLayers served = serving.decide(manifest, known == null ? null : known.servedBy());
    List<MissingCells> missing = serving.missing(manifest.layerDigests(), served);
    if (known == null || report == null) {
      FailedAttempt failure = known == null ? null : known.failure();
      return new ManifestStatus(null, false, false, missing, served, failure);
    }
    return new ManifestStatus(
        report.stored(),
        report.result().scanners().covers(scanners),
        report.requeued() || isDue(known, report),
        missing,
        served,
        known.failure());
  }

  void persist(Manifest manifest, Map<Digest, Digest> servedBy) {
    if (known(manifest) == null) {
      ManifestRecord added =
          ManifestRecord.of(manifest.layerDigests(), served(manifest.layerDigests(), servedBy));
      byHash.put(manifest.hash(), added);
      ledger.addManifest(added.neededLayers());
    }
  }

  void serve(Digest hash, Map<Digest, Digest> servedBy) {
    ManifestRecord before = byHash.get(hash);
    if (before == null) {
      return;
    }
    Map<Digest, Digest> served = served(before.layers(), servedBy);
    if (!served.equals(before.servedBy())) {
      ManifestRecord after = before.servedBy(served);
      byHash.put(hash, after);
      ledger.addManifest(after.neededLayers());
      ledger.removeManifest(before.neededLayers());
    }
  }

  /** Returns those entries that are about the layers, and name another layer that is known. */
  private Map<Digest, Digest> served(List<Digest> layers, Map<Digest, Digest> servedBy) {
    Map<Digest, Digest> served = new HashMap<>(servedBy);
    served.keySet().retainAll(layers);
    served.entrySet().removeIf(entry -> entry.getKey().equals(entry.getValue()));
    served.values().removeIf(serving -> !ledger.knows(serving) && !layers.contains(serving));
    return served;
  }

  /** Reads what Coalesce needs of the layers. */
  List<LayerCells> cells(KnownManifest manifest) {
    ManifestRecord known = byHash.get(manifest.hash());
    Map<Digest, Digest> servedBy = known == null ? Map.of() : known.servedBy();
    return ledger.read(manifest.layers(), servedBy, manifest.scanners());
  }

  void write(LayerScan scan) {
    Set<ScannerIdentity> replaced = ledger.write(scan);
    if (!replaced.isEmpty()) {
      byHash.replaceAll((hash, manifest) -> manifest.cellsReplaced(scan.layer(), replaced));
    }
  }

  FinishOutcome finish(State end, IndexResult result) {
    ManifestRecord manifest = byHash.get(result.manifest());
    if (manifest == null) {
      return FinishOutcome.MANIFEST_GONE;
    }
    Set<Digest> layers = manifest.cellLayers();
    if (!ledger.missing(layers, result.scanners()).isEmpty()) {
      return FinishOutcome.CELLS_MISSING;
    }
    if (!ledger.haveRevisions(manifest.layers(), manifest.servedBy(), result.layerRevisions())
        || result.mappingSequence() != mappings.sequence()) {
      return FinishOutcome.STALE;
    }
    boolean retryPending = ledger.anyMatch(layers, result.scanners(), CellRecord::retry);
    byHash.put(result.manifest(), manifest.finished(end, result, retryPending));
    return FinishOutcome.STORED;
  }

  Optional<StoredReport> report(Digest hash) {
    return Optional.ofNullable(byHash.get(hash))
        .map(ManifestRecord::report)
        .map(ReportRecord::stored);
  }

  void failed(FailedAttempt attempt) {
    byHash.computeIfPresent(attempt.manifest(), (hash, manifest) -> manifest.failed(attempt));
  }

  Set<Digest> delete(Collection<Digest> hashes) {
    Set<Digest> deleted = new LinkedHashSet<>();
    for (Digest hash : hashes) {
      ManifestRecord manifest = byHash.remove(hash);
      if (manifest != null) {
        ledger.removeManifest(manifest.neededLayers());
        deleted.add(hash);
      }
    }
    return deleted;
  }

  List<FoundPackages> find(Set<String> names) {
    return byHash.values().stream()
        .map(ManifestRecord::report)
        .filter(Objects::nonNull)
        .map(ReportRecord::result)
        .flatMap(result -> PackageSearch.find(result, names).stream())
        .toList();
  }

  /** Returns whether coalescing again can improve the report without reading a layer. */
  boolean isDue(ManifestRecord manifest, ReportRecord report) {
    IndexResult result = report.result();
    return report.outdated()
        || mappings.hasAny(result.awaitedMappings())
        || mappings.haveChanged(
            ledger.read(manifest.layers(), manifest.servedBy(), result.scanners()),
            result.mappingSequence());
  }

  Map<Digest, ManifestRecord> byHash() {
    return byHash;
  }

  private @Nullable ManifestRecord known(Manifest manifest) {
    ManifestRecord known = byHash.get(manifest.hash());
    if (known != null && !known.layers().equals(manifest.layerDigests())) {
      throw new ManifestConflictException(manifest.hash());
    }
    return known;
  }
}
