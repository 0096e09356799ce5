package dev.libindex.internal.controller;

import dev.libindex.internal.log.OneLine;
import dev.libindex.model.CellOutcome;
import dev.libindex.model.IndexReport;
import dev.libindex.model.PartialError;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs what partial reports lack, each cause once per interval no matter how many layers and
 * manifests it concerns. Thread-safe.
 */
final class PartialWarnings {
  private static final Logger LOG = LoggerFactory.getLogger(PartialWarnings.class);

  /** Causes come from images, so their number is bounded: older ones are forgotten. */
  private static final int MAX_CAUSES = 1_000;

  private final Clock clock;
  private final Duration interval;
  private final Map<String, Instant> logged = new LinkedHashMap<>();

  PartialWarnings(Clock clock, Duration interval) {
    this.clock = clock;
    this.interval = interval;
  }

  /** Logs the causes of a partial report that have not been logged within the interval. */
  void warn(IndexReport report) {
    boolean anyLogged = false;
    for (CellOutcome outcome : report.outcomes()) {
      for (PartialError error : outcome.partialErrors()) {
        if (shouldLog(outcome.scanner().name() + ": " + OneLine.of(error.cause()))) {
          anyLogged = true;
          LOG.warn(
              "scanner produced degraded results: scanner {}, layer {}, {}: {}{}",
              outcome.scanner().name(),
              outcome.layer(),
              error.reason().text(),
              OneLine.of(error.cause()),
              error.path().isEmpty() ? "" : " (" + OneLine.of(error.path()) + ")");
        }
      }
    }
    if (anyLogged) {
      LOG.warn(
          "layers scan completed with partial results: manifest {}: {}",
          report.manifestHash(),
          OneLine.of(report.err()));
    }
  }

  /** Returns whether the cause is to be logged now, and if so, remembers that it was. */
  private synchronized boolean shouldLog(String cause) {
    Instant now = clock.instant();
    Instant last = logged.get(cause);
    if (last != null && now.isBefore(last.plus(interval))) {
      return false;
    }
    // Remove it first: put alone would leave it at its old place in the order.
    logged.remove(cause);
    logged.put(cause, now);
    if (logged.size() > MAX_CAUSES) {
      logged.remove(logged.keySet().iterator().next());
    }
    return true;
  }
}
