package dev.libindex.internal.controller;

import dev.libindex.internal.json.JsonOutput;
import dev.libindex.internal.json.ReportWriter;
import dev.libindex.internal.log.OneLine;
import dev.libindex.listener.IndexListener;
import dev.libindex.model.Digest;
import dev.libindex.model.IndexReport;
import dev.libindex.model.PartialError;
import dev.libindex.model.State;
import dev.libindex.store.Bytes;
import dev.libindex.store.FinishOutcome;
import dev.libindex.store.IndexResult;
import dev.libindex.store.LayerCells;
import dev.libindex.store.Store;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes report and searchable rows in one transaction, unless something has moved meanwhile. */
final class IndexManifest implements Step {
  private static final Logger LOG = LoggerFactory.getLogger(IndexManifest.class);

  private final Store store;
  private final IndexListener listener;
  private final Clock clock;
  private final PartialWarnings warnings;

  IndexManifest(Store store, IndexListener listener, Clock clock, PartialWarnings warnings) {
    this.store = store;
    this.listener = listener;
    this.clock = clock;
    this.warnings = warnings;
  }

  @Override
  public State run(IndexRun run) {
    IndexReport report = run.image().report();
    FinishOutcome outcome =
        report.success() ? store.setIndexFinished(result(run)) : store.setIndexPartial(result(run));
    return switch (outcome) {
      case STORED -> {
        run.setReport(report);
        run.setStored();
        announce(report);
        yield report.state();
      }
      case MANIFEST_GONE -> {
        // Deleted while it was indexed: the caller still gets what was found, nothing is kept.
        run.setReport(report);
        yield report.state();
      }
      case STALE -> State.COALESCE;
      case CELLS_MISSING -> {
        run.setMissing(null);
        yield State.FETCH_LAYERS;
      }
    };
  }

  private IndexResult result(IndexRun run) {
    Map<Digest, Long> revisions =
        run.input().layers().stream()
            .collect(Collectors.toMap(LayerCells::layer, LayerCells::revision));
    IndexReport report = run.image().report();
    byte[] body = JsonOutput.bytes(json -> new ReportWriter(json).write(report));
    return new IndexResult(
        report.manifestHash(),
        run.scanners(),
        revisions,
        run.input().mappingSequence(),
        Bytes.copyOf(body),
        run.image().awaitedMappings(),
        reasons(report),
        run.image().groups(),
        clock.instant());
  }

  private static Set<PartialError.Reason> reasons(IndexReport report) {
    return report.partialErrors().stream().map(PartialError::reason).collect(Collectors.toSet());
  }

  private void announce(IndexReport report) {
    if (report.success()) {
      LOG.info("manifest successfully scanned: {}", report.manifestHash());
    } else {
      warnings.warn(report);
      LOG.info(
          "manifest partially scanned: {}: {}", report.manifestHash(), OneLine.of(report.err()));
    }
    listener.manifestIndexed(report);
  }
}
