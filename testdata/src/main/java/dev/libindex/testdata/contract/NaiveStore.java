package dev.libindex.testdata.contract;

import dev.libindex.mapping.MappingSlice;
import dev.libindex.mapping.MappingVersion;
import dev.libindex.model.Digest;
import dev.libindex.model.Manifest;
import dev.libindex.model.Package;
import dev.libindex.model.ScannerIdentity;
import dev.libindex.model.ScannerSet;
import dev.libindex.model.State;
import dev.libindex.store.Cell;
import dev.libindex.store.CoalesceInput;
import dev.libindex.store.FailedAttempt;
import dev.libindex.store.FinishOutcome;
import dev.libindex.store.FoundPackages;
import dev.libindex.store.IndexResult;
import dev.libindex.store.KnownManifest;
import dev.libindex.store.LayerCells;
import dev.libindex.store.LayerScan;
import dev.libindex.store.ManifestConflictException;
import dev.libindex.store.ManifestStatus;
import dev.libindex.store.MappingUpload;
import dev.libindex.store.MissingCells;
import dev.libindex.store.PackageGroup;
import dev.libindex.store.ServedLayers;
import dev.libindex.store.StaleLeaseException;
import dev.libindex.store.StoredReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A model to compare a real store with. It keeps plain facts, and derives everything else on
 * request by looking through all of them. Not thread-safe.
 */
final class NaiveStore extends IndexingOnlyStore {
  private record CellKey(Digest layer, ScannerIdentity scanner) {}

  private final Map<Digest, List<Digest>> manifests = new HashMap<>();
  private final Map<Digest, Map<Digest, Digest>> servedBy = new HashMap<>();
  private final Map<Digest, Digest> diffIds = new HashMap<>();
  private final Map<Digest, StoredReport> reports = new HashMap<>();
  private final Map<Digest, IndexResult> results = new HashMap<>();
  private final Map<Digest, FailedAttempt> failures = new HashMap<>();
  private final Set<Digest> outdated = new HashSet<>();
  private final Map<CellKey, Cell> cells = new HashMap<>();
  private final Map<Digest, Long> fences = new HashMap<>();
  private final Map<Digest, Long> revisions = new HashMap<>();
  private final NaiveMappings mappings = new NaiveMappings();
  private long writes;

  @Override
  public void registerScanners(ScannerSet scanners) {}

  @Override
  public ManifestStatus checkManifest(Manifest manifest, ScannerSet scanners, boolean reuse) {
    refuseConflict(manifest);
    IndexResult result = results.get(manifest.hash());
    ServedLayers served = served(manifest, scanners, reuse);
    List<Digest> own = new ArrayList<>(manifest.layerDigests());
    own.removeAll(served.servedBy().keySet());
    return new ManifestStatus(
        reports.get(manifest.hash()),
        result != null && result.scanners().covers(scanners),
        result != null
            && (outdated.contains(manifest.hash())
                || mappings.mayChange(
                    result, coalesceInput(Samples.known(manifest, result.scanners())).layers())),
        missingCells(own, scanners),
        served,
        failures.get(manifest.hash()));
  }

  @Override
  public void persistManifest(Manifest manifest, Map<Digest, Digest> serving) {
    refuseConflict(manifest);
    if (manifests.put(manifest.hash(), manifest.layerDigests()) == null) {
      servedBy.put(manifest.hash(), valid(manifest.layerDigests(), serving));
    }
  }

  @Override
  public void setLayersServed(Digest manifest, Map<Digest, Digest> serving) {
    List<Digest> layers = manifests.get(manifest);
    if (layers != null) {
      Map<Digest, Digest> now = valid(layers, serving);
      if (!now.equals(servedBy.put(manifest, now))) {
        outdated.add(manifest);
      }
      forgetUnknownLayers();
    }
  }

  private Map<Digest, Digest> valid(List<Digest> layers, Map<Digest, Digest> serving) {
    Map<Digest, Digest> valid = new HashMap<>();
    serving.forEach(
        (layer, other) -> {
          if (layers.contains(layer) && !layer.equals(other) && isKnown(other)) {
            valid.put(layer, other);
          }
        });
    return valid;
  }

  private ServedLayers served(Manifest manifest, ScannerSet scanners, boolean reuse) {
    Map<Digest, Digest> before = servedBy.getOrDefault(manifest.hash(), Map.of());
    Map<Digest, Digest> serving = new HashMap<>();
    Map<Digest, Digest> computed = new HashMap<>();
    for (Digest layer : manifest.layerDigests()) {
      Digest given = reuse ? manifest.diffIds().get(layer) : null;
      Digest own = diffIds.get(layer);
      if (given != null && own != null) {
        computed.put(layer, own);
      }
      Digest last = before.get(layer);
      if (last != null
          && isComplete(last, scanners)
          && (!reuse || (given != null && given.equals(diffIds.get(last))))
          && (own == null ? !isComplete(layer, scanners) : own.equals(diffIds.get(last)))) {
        serving.put(layer, last);
      } else if (given != null
          && !isComplete(layer, scanners)
          && (own == null || own.equals(given))) {
        diffIds.keySet().stream()
            .filter(other -> given.equals(diffIds.get(other)) && isComplete(other, scanners))
            .sorted()
            .findFirst()
            .ifPresent(other -> serving.put(layer, other));
      }
    }
    boolean known = manifests.containsKey(manifest.hash());
    return new ServedLayers(serving, known && !serving.equals(before), computed);
  }

  private boolean isComplete(Digest layer, ScannerSet scanners) {
    return missingCells(List.of(layer), scanners).isEmpty();
  }

  @Override
  public List<MissingCells> missingCells(Collection<Digest> layers, ScannerSet scanners) {
    List<MissingCells> missing = new ArrayList<>();
    for (Digest layer : layers.stream().distinct().toList()) {
      List<ScannerIdentity> lacking = new ArrayList<>(scanners.scanners());
      lacking.removeIf(scanner -> cells.containsKey(new CellKey(layer, scanner)));
      if (!lacking.isEmpty()) {
        missing.add(new MissingCells(layer, ScannerSet.of(lacking)));
      }
    }
    return missing;
  }

  @Override
  public void setLayerScanned(LayerScan scan) {
    if (!isKnown(scan.layer())) {
      return;
    }
    if (fences.getOrDefault(scan.layer(), scan.fence()) > scan.fence()) {
      throw new StaleLeaseException(scan.layer());
    }
    writes++;
    fences.put(scan.layer(), scan.fence());
    revisions.put(scan.layer(), writes);
    if (scan.diffId() != null) {
      diffIds.put(scan.layer(), scan.diffId());
    }
    for (Cell cell : scan.cells()) {
      if (cells.put(new CellKey(scan.layer(), cell.scanner()), cell) != null) {
        outdate(scan.layer(), cell.scanner());
      }
    }
  }

  @Override
  public CoalesceInput coalesceInput(KnownManifest manifest) {
    List<LayerCells> known = new ArrayList<>();
    for (Digest layer : manifest.layers().stream().distinct().filter(this::isKnown).toList()) {
      Digest serving = serving(manifest.hash(), layer);
      Map<ScannerIdentity, Cell> found = new TreeMap<>();
      cells.forEach(
          (key, cell) -> {
            if (key.layer().equals(serving)
                && manifest.scanners().scanners().contains(cell.scanner())) {
              found.put(cell.scanner(), cell);
            }
          });
      known.add(new LayerCells(layer, revision(serving), List.copyOf(found.values())));
    }
    Map<String, MappingSlice> slices = mappings.slices(known);
    return new CoalesceInput(known, slices, mappings.sequence());
  }

  @Override
  public FinishOutcome setIndexFinished(IndexResult result) {
    return finish(State.INDEX_FINISHED, result);
  }

  @Override
  public FinishOutcome setIndexPartial(IndexResult result) {
    return finish(State.INDEX_PARTIAL, result);
  }

  @Override
  public Optional<StoredReport> indexReport(Digest manifest) {
    return Optional.ofNullable(reports.get(manifest));
  }

  @Override
  public void setAttemptFailed(FailedAttempt attempt) {
    if (manifests.containsKey(attempt.manifest())) {
      failures.put(attempt.manifest(), attempt);
    }
  }

  @Override
  public Set<Digest> deleteManifests(Collection<Digest> hashes) {
    Set<Digest> known = new HashSet<>(manifests.keySet());
    known.retainAll(hashes);
    for (Map<Digest, ?> facts : List.of(manifests, servedBy, reports, results, failures)) {
      facts.keySet().removeAll(hashes);
    }
    outdated.removeAll(hashes);
    forgetUnknownLayers();
    return known;
  }

  private void forgetUnknownLayers() {
    cells.keySet().removeIf(key -> !isKnown(key.layer()));
    for (Map<Digest, ?> facts : List.of(fences, revisions, diffIds)) {
      facts.keySet().removeIf(layer -> !isKnown(layer));
    }
  }

  @Override
  public Optional<MappingVersion> currentMapping(String name) {
    return mappings.current(name);
  }

  @Override
  public boolean knowsMapping(String name, String digest) {
    return mappings.knows(name, digest);
  }

  @Override
  public MappingVersion installMapping(MappingUpload upload) {
    return mappings.install(upload);
  }

  @Override
  public void confirmMapping(String name, Instant at) {
    mappings.confirm(name, at);
  }

  @Override
  public List<FoundPackages> findPackages(Collection<String> names) {
    List<FoundPackages> found = new ArrayList<>();
    for (IndexResult result : results.values()) {
      for (PackageGroup group : result.groups()) {
        for (Package item : group.packages()) {
          Package source = item.source();
          if (names.contains(item.name()) || (source != null && names.contains(source.name()))) {
            found.add(
                new FoundPackages(
                    List.of(item),
                    group.distribution(),
                    group.repositories(),
                    Set.of(result.manifest())));
          }
        }
      }
    }
    return found;
  }

  @Override
  public void close() {}

  private FinishOutcome finish(State end, IndexResult result) {
    List<Digest> layers = manifests.get(result.manifest());
    if (layers == null) {
      return FinishOutcome.MANIFEST_GONE;
    }
    List<Digest> serving = layers.stream().map(layer -> serving(result.manifest(), layer)).toList();
    if (!missingCells(serving, result.scanners()).isEmpty()) {
      return FinishOutcome.CELLS_MISSING;
    }
    for (Digest layer : layers) {
      if (result.layerRevisions().getOrDefault(layer, -1L)
          != revision(serving(result.manifest(), layer))) {
        return FinishOutcome.STALE;
      }
    }
    if (result.mappingSequence() != mappings.sequence()) {
      return FinishOutcome.STALE;
    }
    reports.put(result.manifest(), new StoredReport(result.manifest(), end, result.body()));
    results.put(result.manifest(), result);
    outdated.remove(result.manifest());
    failures.remove(result.manifest());
    return FinishOutcome.STORED;
  }

  private void outdate(Digest layer, ScannerIdentity scanner) {
    results.forEach(
        (manifest, result) -> {
          if (manifests.getOrDefault(manifest, List.of()).stream()
                  .anyMatch(listed -> serving(manifest, listed).equals(layer))
              && result.scanners().scanners().contains(scanner)) {
            outdated.add(manifest);
          }
        });
  }

  private boolean isKnown(Digest layer) {
    return manifests.values().stream().anyMatch(layers -> layers.contains(layer))
        || servedBy.values().stream().anyMatch(serving -> serving.containsValue(layer));
  }

  private Digest serving(Digest manifest, Digest layer) {
    return servedBy.getOrDefault(manifest, Map.of()).getOrDefault(layer, layer);
  }

  private long revision(Digest layer) {
    return revisions.getOrDefault(layer, 0L);
  }

  private void refuseConflict(Manifest manifest) {
    List<Digest> known = manifests.get(manifest.hash());
    if (known != null && !known.equals(manifest.layerDigests())) {
      throw new ManifestConflictException(manifest.hash());
    }
  }
}
