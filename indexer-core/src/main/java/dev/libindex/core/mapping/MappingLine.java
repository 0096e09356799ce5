package dev.libindex.core.mapping;

import dev.libindex.error.StoreException;
import dev.libindex.lock.Lease;
import dev.libindex.lock.LockSource;
import dev.libindex.mapping.MappingDeclaration;
import dev.libindex.mapping.MappingStatus;
import dev.libindex.mapping.MappingVersion;
import dev.libindex.store.MappingStore;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The supply of one mapping from its URI: one attempt at a time in this process, and under a lease
 * one in the cluster.
 */
final class MappingLine {
  private static final Logger LOG = LoggerFactory.getLogger(MappingLine.class);

  /** What all lines share. */
  record Tools(
      MappingStore store,
      LockSource locks,
      MappingSupplySettings settings,
      MappingInstaller installer,
      MappingRequest request,
      RetryTimes times,
      Executor executor,
      Clock clock) {}

  private final MappingDeclaration mapping;
  private final Tools tools;
  private @Nullable CompletableFuture<Void> flight;
  private @Nullable CompletableFuture<?> transfer;
  private String problem = "";
  private int failures;
  private @Nullable Instant nextAttempt;

  MappingLine(MappingDeclaration mapping, Tools tools) {
    this.mapping = mapping;
    this.tools = tools;
  }

  MappingDeclaration mapping() {
    return mapping;
  }

  boolean isAskable() {
    return mapping.source().uri() != null && !tools.settings().offline();
  }

  MappingStatus status() {
    MappingVersion current = tools.store().currentMapping(mapping.name()).orElse(null);
    synchronized (this) {
      return new MappingStatus(mapping.name(), current, problem, nextAttempt);
    }
  }

  synchronized void setProblem(String text) {
    problem = text;
  }

  synchronized @Nullable Instant nextAttempt() {
    return nextAttempt;
  }

  synchronized void setNextAttempt(Instant at) {
    nextAttempt = at;
  }

  /** Starts an attempt, or joins the one that is under way. Never fails; see the status. */
  synchronized CompletableFuture<Void> attempt() {
    CompletableFuture<Void> current = flight;
    if (current == null || current.isDone()) {
      current =
          CompletableFuture.completedFuture(null)
              .thenComposeAsync(nothing -> leased(), tools.executor())
              .handle((nothing, cause) -> settle(cause));
      flight = current;
    }
    return current;
  }

  /** Ends the attempt that is under way, if any. */
  synchronized void cancel() {
    if (transfer != null) {
      transfer.cancel(true);
    }
  }

  private CompletableFuture<Void> leased() {
    Optional<Lease> lease = tools.locks().tryAcquire("mapping:" + mapping.name(), leaseTime());
    if (lease.isEmpty()) {
      // Another node is asking; what it gets is in the store for all.
      return CompletableFuture.completedFuture(null);
    }
    try {
      URI uri = Objects.requireNonNull(mapping.source().uri());
      // What another server, or a file, said of its version means nothing to this one.
      Optional<MappingVersion> current =
          tools
              .store()
              .currentMapping(mapping.name())
              .filter(version -> version.origin().equals(withoutCredentials(uri)));
      return remembered(tools.request().send(uri, current))
          .thenAcceptAsync(response -> accept(uri, response), tools.executor())
          .whenComplete((nothing, cause) -> lease.get().close());
    } catch (RuntimeException e) {
      lease.get().close();
      throw e;
    }
  }

  private synchronized <T> CompletableFuture<T> remembered(CompletableFuture<T> started) {
    transfer = started;
    return started;
  }

  private Duration leaseTime() {
    return tools.settings().timeout().plusSeconds(10);
  }

  private void accept(URI uri, HttpResponse<byte[]> response) {
    switch (response.statusCode()) {
      case 200 -> install(uri, response);
      case 304 -> tools.store().confirmMapping(mapping.name(), tools.clock().instant());
      default -> {
        Duration wait = RetryAfter.of(response.headers(), tools.clock().instant());
        throw new AttemptFailedException("status " + response.statusCode(), wait);
      }
    }
  }

  private void install(URI uri, HttpResponse<byte[]> response) {
    MappingInstaller.Origin origin =
        new MappingInstaller.Origin(
            withoutCredentials(uri),
            response.headers().firstValue("ETag").orElse(""),
            response.headers().firstValue("Last-Modified").orElse(""));
    try {
      tools.installer().install(mapping, response.body(), origin, false);
    } catch (IOException e) {
      throw new AttemptFailedException(String.valueOf(e.getMessage()), Duration.ZERO);
    }
  }

  private synchronized @Nullable Void settle(@Nullable Throwable thrown) {
    Throwable cause =
        thrown instanceof CompletionException e && e.getCause() != null ? e.getCause() : thrown;
    Instant now = tools.clock().instant();
    if (cause == null) {
      failures = 0;
      problem = "";
      nextAttempt = now.plus(tools.times().afterSuccess());
      return null;
    }
    failures++;
    Duration asked = cause instanceof AttemptFailedException e ? e.wait : Duration.ZERO;
    Duration ours = tools.times().afterFailures(failures);
    nextAttempt = now.plus(asked.compareTo(ours) > 0 ? asked : ours);
    String text = describe(cause);
    if (!text.equals(problem)) {
      LOG.warn("mapping {} cannot be fetched: {}", mapping.name(), text);
    }
    problem = text;
    return null;
  }

  private static String describe(Throwable cause) {
    if (cause instanceof AttemptFailedException || cause instanceof StoreException) {
      return String.valueOf(cause.getMessage());
    }
    if (cause instanceof TimeoutException) {
      return "no answer in time";
    }
    return cause.toString();
  }

  private static String withoutCredentials(URI uri) {
    return uri.getScheme()
        + "://"
        + uri.getHost()
        + (uri.getPort() < 0 ? "" : ":" + uri.getPort())
        + uri.getPath();
  }

  /** An answer that is none. */
  private static final class AttemptFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Duration wait;

    AttemptFailedException(String message, Duration wait) {
      super(message);
      this.wait = wait;
    }
  }
}
