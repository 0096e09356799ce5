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
import org.jspecify.annotations.Nullable;

/** Keeps a manifest that has just failed from being tried again at once, on any node. */
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
   * Answers for a manifest whose time has not come.
   *
   * @throws IndexFailedException if the last attempt failed and the next may not be made yet
   */
  void check(Digest manifest, @Nullable FailedAttempt last) {
    Instant now = clock.instant();
    if (last != null
        && now.isBefore(last.nextAttempt())
        && !backoff.isTooLate(now, last.nextAttempt())) {
      throw new IndexFailedException(
          IndexReport.failed(manifest, last.cause()), last.nextAttempt(), null);
    }
  }

  /** Notes a failure; what the caller shall throw. */
  IndexFailedException failed(Digest manifest, @Nullable FailedAttempt last, LayerException cause) {
    int failures = last == null ? 1 : last.failures() + 1;
    Instant next = clock.instant().plus(backoff.after(failures));
    String message = String.valueOf(cause.getMessage());
    store.setAttemptFailed(new FailedAttempt(manifest, failures, message, next));
    return new IndexFailedException(IndexReport.failed(manifest, message), next, cause);
  }
}
