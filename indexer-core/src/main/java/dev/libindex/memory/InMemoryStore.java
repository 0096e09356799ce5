package dev.libindex.memory;

import dev.libindex.error.ManifestConflictException;
import dev.libindex.mapping.MappingVersion;
import dev.libindex.model.Digest;
import dev.libindex.model.Manifest;
import dev.libindex.model.ScannerIdentity;
import dev.libindex.model.ScannerSet;
import dev.libindex.model.State;
import dev.libindex.store.CoalesceInput;
import dev.libindex.store.FailedAttempt;
import dev.libindex.store.FinishOutcome;
import dev.libindex.store.FoundPackages;
import dev.libindex.store.IndexResult;
import dev.libindex.store.KnownManifest;
import dev.libindex.store.LayerCells;
import dev.libindex.store.LayerScan;
import dev.libindex.store.ManifestStatus;
import dev.libindex.store.MappingUpload;
import dev.libindex.store.MissingCells;
import dev.libindex.store.RefusedMapping;
import dev.libindex.store.ReportOrigin;
import dev.libindex.store.Store;
import dev.libindex.store.StoreStatus;
import dev.libindex.store.StoredReport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
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
          ReportRecord report = known == null ? null : known.report();
          if (known == null || report == null) {
            List<MissingCells> missing = ledger.missing(manifest.layerDigests(), scanners);
            FailedAttempt failure = known == null ? null : known.failure();
            return new ManifestStatus(null, false, false, missing, failure);
          }
          return new ManifestStatus(
              report.stored(),
              report.result().scanners().covers(scanners),
              report.requeued() || isDue(known, report),
              report.requeued()
                  ? ledger.missingOrRetried(manifest.layerDigests(), scanners)
                  : ledger.missing(manifest.layerDigests(), scanners),
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
    return locked(() -> ledger.missingOrRetried(layers, scanners));
  }

  @Override
  public void setLayerScanned(LayerScan scan) {
    locked(
        () -> {
          Set<ScannerIdentity> replaced = ledger.write(scan);
          if (!replaced.isEmpty()) {
            manifests.replaceAll((hash, manifest) -> manifest.replaced(scan.layer(), replaced));
          }
        });
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
    return locked(() -> report(manifest).map(ReportRecord::stored));
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
  public long lostKeys(String name, Set<String> keys) {
    return locked(() -> mappings.lostKeys(name, keys));
  }

  @Override
  public void keepRefused(RefusedMapping refused) {
    locked(() -> mappings.keepRefused(refused));
  }

  @Override
  public Optional<RefusedMapping> refusedMapping(String name) {
    return locked(() -> mappings.refused(name));
  }

  @Override
  public List<KnownManifest> takeDue(ScannerSet scanners, Instant now, Duration claim, int limit) {
    return locked(
        () -> {
          List<KnownManifest> taken = new ArrayList<>();
          for (Digest hash : dueOf(report -> scanners.covers(report.result().scanners()))) {
            ManifestRecord manifest = Objects.requireNonNull(manifests.get(hash));
            ReportRecord report = Objects.requireNonNull(manifest.report());
            if (taken.size() < limit && !report.claimedUntil().isAfter(now)) {
              manifests.put(hash, manifest.with(report.claimed(now.plus(claim))));
              taken.add(new KnownManifest(hash, manifest.layers(), report.result().scanners()));
            }
          }
          return taken;
        });
  }

  @Override
  public long countDueOfOthers(ScannerSet scanners) {
    return locked(
        () -> (long) dueOf(report -> !scanners.covers(report.result().scanners())).size());
  }

  private List<Digest> dueOf(Predicate<ReportRecord> which) {
    return manifests.entrySet().stream()
        .filter(
            entry -> {
              ReportRecord report = entry.getValue().report();
              return report != null && which.test(report) && isDue(entry.getValue(), report);
            })
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  @Override
  public Set<Digest> requeueIndexPartials(Instant notAfter, int limit) {
    return locked(
        () ->
            requeue(
                byAge(report -> !report.updatedAt().isAfter(notAfter) && report.mayBecomeBetter()),
                CellRecord::hasTransientErrors,
                limit));
  }

  @Override
  public Set<Digest> requeueLimited(Map<String, Long> limits, int limit) {
    return locked(
        () ->
            requeue(
                byAge(report -> hasOutgrown(report, limits)),
                cell -> cell.hasOutgrown(limits),
                limit));
  }

  private boolean hasOutgrown(ReportRecord report, Map<String, Long> limits) {
    IndexResult result = report.result();
    List<Digest> layers = Objects.requireNonNull(manifests.get(result.manifest())).layers();
    return ledger.has(layers, result.scanners(), cell -> cell.hasOutgrown(limits));
  }

  private Set<Digest> requeue(List<Digest> eligible, Predicate<CellRecord> retried, int limit) {
    Set<Digest> taken = new LinkedHashSet<>();
    for (Digest hash : eligible) {
      ManifestRecord manifest = Objects.requireNonNull(manifests.get(hash));
      ReportRecord report = Objects.requireNonNull(manifest.report());
      if (!report.requeued() && taken.size() < Math.max(limit, 1)) {
        ledger.retry(manifest.layers(), report.result().scanners(), retried);
        manifests.put(hash, manifest.with(report.withRequeued()));
        taken.add(hash);
      }
    }
    return taken;
  }

  @Override
  public long collectCells(ScannerSet kept, Instant notAfter, int limit) {
    return locked(
        () -> {
          Set<ScannerIdentity> used = new HashSet<>(kept.scanners());
          for (ManifestRecord manifest : manifests.values()) {
            if (manifest.report() != null) {
              used.addAll(manifest.report().result().scanners().scanners());
            }
          }
          return ledger.forget(
              cell -> !used.contains(cell.cell().scanner()) && !cell.scannedAt().isAfter(notAfter),
              Math.max(limit, 1));
        });
  }

  @Override
  public List<Digest> requeuedManifests(int limit) {
    return locked(() -> byAge(ReportRecord::requeued).stream().limit(limit).toList());
  }

  /** The partial ones, the oldest first. */
  private List<Digest> byAge(Predicate<ReportRecord> which) {
    return manifests.values().stream()
        .map(ManifestRecord::report)
        .filter(Objects::nonNull)
        .filter(report -> report.state() == State.INDEX_PARTIAL && which.test(report))
        .sorted(
            Comparator.comparing(ReportRecord::updatedAt)
                .thenComparing(report -> report.result().manifest()))
        .map(report -> report.result().manifest())
        .toList();
  }

  @Override
  public StoreStatus status() {
    return locked(() -> Counts.of(manifests.values()));
  }

  @Override
  public Optional<ReportOrigin> explain(Digest hash) {
    return locked(
        () ->
            Optional.ofNullable(manifests.get(hash))
                .flatMap(
                    manifest ->
                        Optional.ofNullable(manifest.report())
                            .map(report -> origin(manifest, report))));
  }

  private ReportOrigin origin(ManifestRecord manifest, ReportRecord report) {
    IndexResult result = report.result();
    return new ReportOrigin(
        report.state(),
        report.updatedAt(),
        report.partialSince(),
        report.attempts(),
        report.requeued(),
        result.mappingSequence(),
        mappings.at(result.mappingSequence()),
        result.awaitedMappings(),
        ledger.partial(manifest.layers(), result.scanners()),
        manifest.failure());
  }

  @Override
  public List<FoundPackages> findPackages(Collection<String> names) {
    Set<String> wanted = Set.copyOf(names);
    return locked(
        () ->
            manifests.values().stream()
                .map(ManifestRecord::report)
                .filter(Objects::nonNull)
                .map(ReportRecord::result)
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
    manifests.put(
        result.manifest(),
        manifest.finished(end, result, ledger.has(layers, result.scanners(), CellRecord::retry)));
    return FinishOutcome.STORED;
  }

  private Optional<ReportRecord> report(Digest manifest) {
    return Optional.ofNullable(manifests.get(manifest)).map(ManifestRecord::report);
  }

  private boolean isDue(ManifestRecord manifest, ReportRecord report) {
    IndexResult result = report.result();
    return report.outdated()
        || mappings.hasAny(result.awaitedMappings())
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
