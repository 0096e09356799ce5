package dev.libindex.internal.mapping;

import dev.libindex.mapping.MappingDeclaration;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The updates of one mapping: at most one attempt and one timer at a time, and each attempt sets
 * the timer for the next. Thread-safe; holds its lock for bookkeeping only.
 */
final class MappingUpdater {
  private static final Logger LOG = LoggerFactory.getLogger(MappingUpdater.class);

  /**
   * A refresh that callers wait for: an attempt that begins at or after the time of the request.
   */
  private record Refresh(Instant requestedAt, CompletableFuture<Void> done) {}

  private final MappingDeclaration mapping;
  private final @Nullable MappingFetch fetch;
  private final RetryTimes times;
  private final ScheduledExecutorService scheduler;
  private final Clock clock;

  private @Nullable ScheduledFuture<?> timer;
  private boolean attempting;
  private CompletableFuture<?> attempt = CompletableFuture.completedFuture(null);
  private @Nullable Refresh refresh;

  /** Whether the refresh was requested after the current attempt had begun. */
  private boolean refreshIsLate;

  private boolean closed;

  private int failures;

  /** How many times in a row another node was found to be fetching the mapping. */
  private int polls;

  private String problem = "";
  private @Nullable Instant nextAttempt;

  /**
   * Creates an updater, which does nothing until it is started.
   *
   * @param fetch null if the mapping is never fetched from the network
   */
  MappingUpdater(
      MappingDeclaration mapping,
      @Nullable MappingFetch fetch,
      RetryTimes times,
      ScheduledExecutorService scheduler,
      Clock clock) {
    this.mapping = mapping;
    this.fetch = fetch;
    this.times = times;
    this.scheduler = scheduler;
    this.clock = clock;
  }

  MappingDeclaration mapping() {
    return mapping;
  }

  /**
   * Returns why the last update failed, whether from the network, a seed file or an import; empty
   * if it did not fail.
   */
  synchronized String problem() {
    return problem;
  }

  /** Returns when the next attempt begins, or when the current one began; null if none will. */
  synchronized @Nullable Instant nextAttempt() {
    return nextAttempt;
  }

  /** Records how an update without the network ended: why it failed, or empty. */
  synchronized void setProblem(String text) {
    problem = text;
  }

  /** Makes an attempt now, which asks the server only if the store's version is not fresh. */
  synchronized void start() {
    startAttempt();
  }

  /**
   * Makes an attempt now whatever the timer says, or joins the current one. If that one fails,
   * another is made: what it waited for may have been there when this was called.
   *
   * @return a future that completes when an attempt has succeeded or failed on this node or, if
   *     another node was fetching the mapping, when that node was seen to have succeeded; never
   *     exceptionally
   */
  synchronized CompletableFuture<Void> refresh() {
    if (fetch == null || closed) {
      return CompletableFuture.completedFuture(null);
    }
    if (refresh == null) {
      refresh = new Refresh(clock.instant(), new CompletableFuture<>());
      refreshIsLate = attempting;
    }
    CompletableFuture<Void> done = refresh.done();
    startAttempt();
    return done;
  }

  /**
   * Cancels the timer and the current attempt, and prevents further ones.
   *
   * @return a future that completes when no attempt is running any more
   */
  CompletableFuture<?> close() {
    synchronized (this) {
      closed = true;
      nextAttempt = null;
      cancelTimer();
      completeRefresh();
    }
    if (fetch != null) {
      fetch.close();
    }
    return attempt();
  }

  /** Returns the current attempt, or else the last one; it never completes exceptionally. */
  synchronized CompletableFuture<?> attempt() {
    return attempt;
  }

  private synchronized void startAttempt() {
    if (fetch == null || closed || attempting) {
      return;
    }
    cancelTimer();
    attempting = true;
    Instant now = clock.instant();
    nextAttempt = now;
    Instant since = refresh == null ? now.minus(times.minAfterSuccess()) : refresh.requestedAt();
    attempt = fetch.start(since).thenAccept(this::end).exceptionally(this::fail);
  }

  private synchronized void end(Optional<Instant> confirmed) {
    attempting = false;
    if (closed) {
      return;
    }
    if (confirmed.isPresent()) {
      succeed(confirmed.get());
    } else {
      polls++;
      scheduleAfter(times.whileAnotherFetches(polls));
    }
  }

  private void succeed(Instant confirmed) {
    failures = 0;
    polls = 0;
    problem = "";
    if (refresh != null && confirmed.isBefore(refresh.requestedAt())) {
      // The refresh was requested after the attempt had begun, which found the version fresh.
      scheduleAfter(Duration.ZERO);
      return;
    }
    completeRefresh();
    scheduleAfter(Duration.between(clock.instant(), confirmed.plus(times.afterSuccess())));
  }

  private synchronized @Nullable Void fail(Throwable thrown) {
    attempting = false;
    if (closed) {
      return null;
    }
    failures++;
    polls = 0;
    Failure failure = Failure.of(thrown, fetch == null ? null : fetch.uri());
    if (!failure.text().equals(problem)) {
      LOG.warn("mapping {} not updated from {}: {}", mapping.name(), from(), failure.text());
    }
    problem = failure.text();
    if (refresh != null && refreshIsLate) {
      refreshIsLate = false;
      scheduleAfter(Duration.ZERO);
      return null;
    }
    completeRefresh();
    Duration backoff = times.afterFailures(failures);
    scheduleAfter(failure.retryAfter().compareTo(backoff) > 0 ? failure.retryAfter() : backoff);
    return null;
  }

  private void scheduleAfter(Duration wait) {
    Duration delay = wait.isNegative() ? Duration.ZERO : wait;
    try {
      timer = scheduler.schedule(this::startAttempt, delay.toMillis(), TimeUnit.MILLISECONDS);
      nextAttempt = clock.instant().plus(delay);
    } catch (RejectedExecutionException e) {
      nextAttempt = null;
      LOG.debug("mapping {}: no further attempts, the scheduler is closed", mapping.name(), e);
    }
  }

  private void cancelTimer() {
    if (timer != null) {
      timer.cancel(false);
      timer = null;
    }
  }

  private void completeRefresh() {
    if (refresh != null) {
      refresh.done().complete(null);
      refresh = null;
    }
  }

  private String from() {
    return fetch == null ? "" : fetch.origin();
  }
}
