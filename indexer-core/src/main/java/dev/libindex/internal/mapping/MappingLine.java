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
 * When one mapping is asked for: one attempt at a time, one timer at a time, each attempt setting
 * the timer of the next. Thread-safe; holds its lock for bookkeeping only.
 */
final class MappingLine {
  private static final Logger LOG = LoggerFactory.getLogger(MappingLine.class);

  /** Somebody waits for an answer to a question put at or after a time. */
  private record Ask(Instant at, CompletableFuture<Void> answered) {}

  private final MappingDeclaration mapping;
  private final @Nullable MappingFetch fetch;
  private final RetryTimes times;
  private final ScheduledExecutorService scheduler;
  private final Clock clock;

  private @Nullable ScheduledFuture<?> timer;
  private boolean underWay;
  private CompletableFuture<?> attempt = CompletableFuture.completedFuture(null);
  private @Nullable Ask ask;
  private boolean closed;

  private int failures;
  private int looks;
  private String problem = "";
  private @Nullable Instant nextAttempt;

  /**
   * A line.
   *
   * @param fetch null if the network is never asked
   */
  MappingLine(
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

  /** Why the last attempt, of whatever kind, to get a newer version failed; empty if it did not. */
  synchronized String problem() {
    return problem;
  }

  synchronized @Nullable Instant nextAttempt() {
    return nextAttempt;
  }

  /** Notes how an attempt without the network ended: why it failed, or empty. */
  synchronized void setProblem(String text) {
    problem = text;
  }

  /** Makes an attempt now if the store's version is old, and others in their time. */
  synchronized void start() {
    depart();
  }

  /**
   * Asks now, or joins the attempt that is under way; what the timer had planned is void.
   *
   * @return ends when there was an answer or a failure, of this node or, while it was asking, of
   *     another; never fails
   */
  synchronized CompletableFuture<Void> ask() {
    if (fetch == null || closed) {
      return CompletableFuture.completedFuture(null);
    }
    if (ask == null) {
      ask = new Ask(clock.instant(), new CompletableFuture<>());
    }
    CompletableFuture<Void> answered = ask.answered();
    depart();
    return answered;
  }

  /**
   * Stops asking.
   *
   * @return ends when nothing is under way any more
   */
  CompletableFuture<?> close() {
    synchronized (this) {
      closed = true;
      nextAttempt = null;
      cancelTimer();
      answerAsk();
    }
    if (fetch != null) {
      fetch.close();
    }
    return attempt();
  }

  /** The attempt that is under way, or else the one before; never fails. */
  synchronized CompletableFuture<?> attempt() {
    return attempt;
  }

  private synchronized void depart() {
    if (fetch == null || closed || underWay) {
      return;
    }
    cancelTimer();
    underWay = true;
    Instant now = clock.instant();
    nextAttempt = now;
    Instant since = ask == null ? now.minus(times.minAfterSuccess()) : ask.at();
    attempt = fetch.start(since).thenAccept(this::end).exceptionally(this::fail);
  }

  private synchronized void end(Optional<Instant> confirmed) {
    underWay = false;
    if (closed) {
      return;
    }
    if (confirmed.isPresent()) {
      succeed(confirmed.get());
    } else {
      looks++;
      scheduleAfter(times.whileAnotherAsks(looks));
    }
  }

  private void succeed(Instant confirmed) {
    failures = 0;
    looks = 0;
    problem = "";
    if (ask != null && confirmed.isBefore(ask.at())) {
      // Asked for while the attempt was finding out that it was not needed.
      scheduleAfter(Duration.ZERO);
      return;
    }
    answerAsk();
    scheduleAfter(Duration.between(clock.instant(), confirmed.plus(times.afterSuccess())));
  }

  private synchronized @Nullable Void fail(Throwable thrown) {
    underWay = false;
    if (closed) {
      return null;
    }
    failures++;
    looks = 0;
    Failure failure = Failure.of(thrown);
    if (!failure.text().equals(problem)) {
      LOG.warn("mapping {} not renewed from {}: {}", mapping.name(), from(), failure.text());
    }
    problem = failure.text();
    answerAsk();
    Duration ours = times.afterFailures(failures);
    scheduleAfter(failure.retryAfter().compareTo(ours) > 0 ? failure.retryAfter() : ours);
    return null;
  }

  private void scheduleAfter(Duration wait) {
    Duration atLeastNone = wait.isNegative() ? Duration.ZERO : wait;
    try {
      timer = scheduler.schedule(this::depart, atLeastNone.toMillis(), TimeUnit.MILLISECONDS);
      nextAttempt = clock.instant().plus(atLeastNone);
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

  private void answerAsk() {
    if (ask != null) {
      ask.answered().complete(null);
      ask = null;
    }
  }

  private String from() {
    return fetch == null ? "" : fetch.from();
  }
}
