package dev.libindex.memory;

import dev.libindex.error.ManifestConflictException;
import dev.libindex.mapping.MappingVersion;
import dev.libindex.model.Digest;
import dev.libindex.model.Manifest;
import dev.libindex.model.ScannerSet;
import dev.libindex.model.State;
import dev.libindex.store.CoalesceInput;
import dev.libindex.store.FailedAttempt;
import dev.libindex.store.FinishOutcome;
import dev.libindex.store.FoundPackages;
import dev.libindex.store.IndexResult;
import dev.libindex.store.LayerCells;
import dev.libindex.store.LayerScan;
import dev.libindex.store.ManifestStatus;
import dev.libindex.store.MappingUpload;
import dev.libindex.store.MissingCells;
import dev.libindex.store.Store;
import dev.libindex.store.StoredReport;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A store that lasts as long as the process, as much as the heap holds. Thread-safe: one lock, held
 * for no longer than maps are read and written. Never throws a {@link
 * dev.libindex.error.StoreException}.
 */
public final class InMemoryStore implements Store {
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Digest, ManifestRecord> manifests = new HashMap<>();
  private final Ledger ledger = new Ledger();
  private final Mappings mappings = new Mappings();

  /** An empty store. */
  public InMemoryStore() {}

  /** Does nothing: cells name their scanners themselves. */
  @Override
  public void registerScanners(ScannerSet scanners) {}

  @Override
  public ManifestStatus checkManifest(Manifest manifest, ScannerSet scanners) {
    return locked(
        () -> {
          ManifestRecord known = known(manifest);
          List<MissingCells> missing = ledger.missing(manifest.layerDigests(), scanners);
          if (known == null) {
            return new ManifestStatus(null, false, false, missing, null);
          }
          IndexResult result = known.result();
          return new ManifestStatus(
              known.report(),
              result != null && result.scanners().covers(scanners),
              result != null && isDue(known, result),
              missing,
              known.failure());
        });
  }

  @Override
  public void persistManifest(Manifest manifest) {
    locked(
        () -> {
          if (known(manifest) == null) {
            ManifestRecord added = ManifestRecord.of(manifest.layerDigests());
            manifests.put(manifest.hash(), added);
            ledger.addManifest(added.distinctLayers());
          }
        });
  }

  @Override
  public List<MissingCells> missingCells(Collection<Digest> layers, ScannerSet scanners) {
    return locked(() -> ledger.missing(layers, scanners));
  }

  @Override
  public void setLayerScanned(LayerScan scan) {
    locked(() -> ledger.write(scan));
  }

  @Override
  public CoalesceInput coalesceInput(Collection<Digest> layers, ScannerSet scanners) {
    return locked(
        () -> {
          List<LayerCells> cells = ledger.read(layers, scanners);
          return new CoalesceInput(cells, mappings.slices(cells), mappings.sequence());
        });
  }

  @Override
  public FinishOutcome setIndexFinished(IndexResult result) {
    return locked(() -> finish(State.INDEX_FINISHED, result));
  }

  @Override
  public FinishOutcome setIndexPartial(IndexResult result) {
    return locked(() -> finish(State.INDEX_PARTIAL, result));
  }

  @Override
  public Optional<StoredReport> indexReport(Digest manifest) {
    return locked(() -> Optional.ofNullable(manifests.get(manifest)).map(ManifestRecord::report));
  }

  @Override
  public void setAttemptFailed(FailedAttempt attempt) {
    locked(
        () -> {
          manifests.computeIfPresent(
              attempt.manifest(), (hash, manifest) -> manifest.failed(attempt));
        });
  }

  @Override
  public Set<Digest> deleteManifests(Collection<Digest> hashes) {
    return locked(
        () -> {
          Set<Digest> deleted = new LinkedHashSet<>();
          for (Digest hash : hashes) {
            ManifestRecord manifest = manifests.remove(hash);
            if (manifest != null) {
              ledger.removeManifest(manifest.distinctLayers());
              deleted.add(hash);
            }
          }
          return deleted;
        });
  }

  @Override
  public Optional<MappingVersion> currentMapping(String name) {
    return locked(() -> mappings.current(name));
  }

  @Override
  public boolean knowsMapping(String name, String digest) {
    return locked(() -> mappings.knows(name, digest));
  }

  @Override
  public MappingVersion installMapping(MappingUpload upload) {
    return locked(() -> mappings.install(upload));
  }

  @Override
  public void confirmMapping(String name, Instant at) {
    locked(() -> mappings.confirm(name, at));
  }

  @Override
  public List<FoundPackages> findPackages(Collection<String> names) {
    Set<String> wanted = Set.copyOf(names);
    return locked(
        () ->
            manifests.values().stream()
                .map(ManifestRecord::result)
                .filter(Objects::nonNull)
                .flatMap(result -> NamedPackages.of(result, wanted).stream())
                .toList());
  }

  /** Does nothing: what is stored stays readable. */
  @Override
  public void close() {}

  private FinishOutcome finish(State end, IndexResult result) {
    ManifestRecord manifest = manifests.get(result.manifest());
    if (manifest == null) {
      return FinishOutcome.MANIFEST_GONE;
    }
    Set<Digest> layers = manifest.distinctLayers();
    if (!ledger.missing(layers, result.scanners()).isEmpty()) {
      return FinishOutcome.CELLS_MISSING;
    }
    if (!ledger.haveRevisions(layers, result.layerRevisions())
        || result.mappingSequence() != mappings.sequence()) {
      return FinishOutcome.STALE;
    }
    manifests.put(result.manifest(), manifest.finished(end, result));
    return FinishOutcome.STORED;
  }

  private boolean isDue(ManifestRecord manifest, IndexResult result) {
    return mappings.hasAny(result.awaitedMappings())
        || mappings.haveChanged(
            ledger.read(manifest.layers(), result.scanners()), result.mappingSequence());
  }

  private @Nullable ManifestRecord known(Manifest manifest) {
    ManifestRecord known = manifests.get(manifest.hash());
    if (known != null && !known.layers().equals(manifest.layerDigests())) {
      throw new ManifestConflictException(manifest.hash());
    }
    return known;
  }

  private <T> T locked(Supplier<T> verb) {
    lock.lock();
    try {
      return verb.get();
    } finally {
      lock.unlock();
    }
  }

  private void locked(Runnable verb) {
    lock.lock();
    try {
      verb.run();
    } finally {
      lock.unlock();
    }
  }
}
