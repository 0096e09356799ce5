package dev.libindex.memory;

import dev.libindex.model.Digest;
import dev.libindex.model.ScannerIdentity;
import dev.libindex.model.ScannerSet;
import dev.libindex.model.State;
import dev.libindex.store.ExplainedReport;
import dev.libindex.store.IndexResult;
import dev.libindex.store.KnownManifest;
import dev.libindex.store.ReportOrigin;
import dev.libindex.store.StoreStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Finds the reports that can be healed or requeued, and explains reports. Not thread-safe. */
final class Healing {
  private final Manifests manifests;
  private final Ledger ledger;
  private final Mappings mappings;
  private final Map<String, Instant> lastTurns = new HashMap<>();

  /** When a node last registered a scanner. */
  private final Map<ScannerIdentity, Instant> registered = new HashMap<>();

  Healing(Manifests manifests, Ledger ledger, Mappings mappings) {
    this.manifests = manifests;
    this.ledger = ledger;
    this.mappings = mappings;
  }

  List<KnownManifest> takeDue(ScannerSet scanners, Instant now, Instant claimedUntil, int limit) {
    List<KnownManifest> taken = new ArrayList<>();
    for (Digest hash : due(report -> scanners.covers(report.result().scanners()))) {
      ReportRecord report = report(hash);
      boolean claimed =
          report.claimedUntil().isAfter(now) && !report.claimedUntil().isAfter(claimedUntil);
      if (taken.size() < limit && !claimed) {
        replace(hash, report.claimed(claimedUntil));
        taken.add(new KnownManifest(hash, manifest(hash).layers(), report.result().scanners()));
      }
    }
    return taken;
  }

  long countDueOfOthers(ScannerSet scanners) {
    return due(report -> !scanners.covers(report.result().scanners())).size();
  }

  private List<Digest> due(Predicate<ReportRecord> which) {
    return manifests.byHash().entrySet().stream()
        .filter(
            entry -> {
              ReportRecord report = entry.getValue().report();
              return report != null
                  && which.test(report)
                  && manifests.isDue(entry.getValue(), report);
            })
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  Set<Digest> requeueOld(Instant notAfter, int limit) {
    return requeue(
        byAge(report -> !report.updatedAt().isAfter(notAfter) && report.canImprove()),
        CellRecord::hasTransientErrors,
        limit);
  }

  Set<Digest> requeueLimited(Map<String, Long> limits, int limit) {
    Predicate<CellRecord> raised = cell -> cell.hitRaisedLimit(limits);
    return requeue(
        byAge(
            report ->
                ledger.anyMatch(
                    manifest(report.result().manifest()).cellLayers(),
                    report.result().scanners(),
                    raised)),
        raised,
        limit);
  }

  private Set<Digest> requeue(List<Digest> eligible, Predicate<CellRecord> toRetry, int limit) {
    Set<Digest> taken = new LinkedHashSet<>();
    for (Digest hash : eligible) {
      ReportRecord report = report(hash);
      if (!report.requeued() && taken.size() < Math.max(limit, 1)) {
        ledger.retry(manifest(hash).cellLayers(), report.result().scanners(), toRetry);
        replace(hash, report.asRequeued());
        taken.add(hash);
      }
    }
    return taken;
  }

  List<Digest> requeued(int limit) {
    return byAge(ReportRecord::requeued).stream().limit(limit).toList();
  }

  /** Returns the manifests whose partial report matches, the oldest report first. */
  private List<Digest> byAge(Predicate<ReportRecord> which) {
    return manifests.byHash().values().stream()
        .map(ManifestRecord::report)
        .filter(Objects::nonNull)
        .filter(report -> report.state() == State.INDEX_PARTIAL && which.test(report))
        .sorted(
            Comparator.comparing(ReportRecord::updatedAt)
                .thenComparing(report -> report.result().manifest()))
        .map(report -> report.result().manifest())
        .toList();
  }

  long collectCells(ScannerSet kept, Instant now, Instant notAfter, int limit) {
    kept.scanners().forEach(scanner -> registered.put(scanner, now));
    registered.values().removeIf(at -> !at.isAfter(notAfter));
    Set<ScannerIdentity> used = new HashSet<>(registered.keySet());
    used.addAll(kept.scanners());
    for (ManifestRecord manifest : manifests.byHash().values()) {
      if (manifest.report() != null) {
        used.addAll(manifest.report().result().scanners().scanners());
      }
    }
    return ledger.remove(
        cell -> !used.contains(cell.cell().scanner()) && !cell.scannedAt().isAfter(notAfter),
        Math.max(limit, 1));
  }

  boolean takeTurn(String task, Instant now, Duration interval) {
    Instant last = lastTurns.get(task);
    if (last != null && now.isBefore(last.plus(interval)) && !last.isAfter(now)) {
      return false;
    }
    lastTurns.put(task, now);
    return true;
  }

  StoreStatus status() {
    return StatusCounter.of(manifests.byHash().values());
  }

  Optional<ExplainedReport> explain(Digest hash) {
    return Optional.ofNullable(manifests.byHash().get(hash))
        .flatMap(
            manifest ->
                Optional.ofNullable(manifest.report())
                    .map(report -> new ExplainedReport(report.stored(), origin(manifest, report))));
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
        ledger.partialCells(manifest.layers(), manifest.servedBy(), result.scanners()),
        manifest.failure());
  }

  private void replace(Digest hash, ReportRecord changed) {
    manifests.byHash().put(hash, manifest(hash).with(changed));
  }

  private ManifestRecord manifest(Digest hash) {
    return Objects.requireNonNull(manifests.byHash().get(hash));
  }

  private ReportRecord report(Digest hash) {
    return Objects.requireNonNull(manifest(hash).report());
  }
}
