package dev.libindex.internal.controller;

import dev.libindex.internal.retry.Backoff;
import dev.libindex.layer.LayerException;
import dev.libindex.model.Digest;
import dev.libindex.model.IndexFailedException;
import dev.libindex.model.IndexReport;
import dev.libindex.store.FailedAttempt;
import dev.libindex.store.Store;
import java.time.Clock;
import java.time.Instant;

/** Records failed attempts, so that no node tries again before the back-off has passed. */
final class FailedAttempts {
  private final Store store;
  private final Clock clock;
  private final Backoff backoff;

  FailedAttempts(Store store, Clock clock, Backoff backoff) {
    this.store = store;
    this.clock = clock;
    this.backoff = backoff;
  }

  /**
   * Checks that it is not too early for the next attempt.
   *
   * @throws IndexFailedException if it is
   */
  void checkNotTooEarly(FailedAttempt last) {
    Instant now = clock.instant();
    if (now.isBefore(last.nextAttempt()) && !backoff.isImplausible(now, last.nextAttempt())) {
      throw new IndexFailedException(
          IndexReport.failed(last.manifest(), last.cause()), last.nextAttempt(), null);
    }
  }

  /**
   * Records a failure and returns the exception to throw.
   *
   * @param failures how many attempts in a row had failed before this one
   */
  IndexFailedException record(Digest manifest, int failures, LayerException cause) {
    Instant next = clock.instant().plus(backoff.after(failures + 1));
    String message = String.valueOf(cause.getMessage());
    store.setAttemptFailed(new FailedAttempt(manifest, failures + 1, message, next));
    return new IndexFailedException(IndexReport.failed(manifest, message), next, cause);
  }
}
