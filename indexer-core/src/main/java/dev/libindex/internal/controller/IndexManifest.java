package dev.libindex.internal.controller;

import dev.libindex.internal.log.OneLine;
import dev.libindex.listener.IndexListener;
import dev.libindex.model.IndexReport;
import dev.libindex.store.FinishOutcome;
import dev.libindex.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores the report and its searchable rows, unless what Coalesce read has changed in the meantime.
 */
final class IndexManifest {
  private static final Logger LOG = LoggerFactory.getLogger(IndexManifest.class);

  private final Store store;
  private final IndexListener listener;
  private final PartialWarnings warnings;

  IndexManifest(Store store, IndexListener listener, PartialWarnings warnings) {
    this.store = store;
    this.listener = listener;
    this.warnings = warnings;
  }

  FinishOutcome run(Coalesced coalesced) {
    IndexReport report = coalesced.report();
    FinishOutcome outcome =
        report.success()
            ? store.setIndexFinished(coalesced.result())
            : store.setIndexPartial(coalesced.result());
    if (outcome == FinishOutcome.STORED) {
      announce(report);
    }
    return outcome;
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
