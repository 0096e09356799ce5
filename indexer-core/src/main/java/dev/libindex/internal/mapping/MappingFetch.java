package dev.libindex.internal.mapping;

import dev.libindex.lock.Lease;
import dev.libindex.lock.LockSource;
import dev.libindex.mapping.MappingDeclaration;
import dev.libindex.mapping.MappingRefusedException;
import dev.libindex.mapping.MappingVersion;
import dev.libindex.store.MappingStore;
import dev.libindex.store.RefusedMapping;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Gets newer versions of one mapping from its URI: under the mapping's lease, so that one node asks
 * at a time, and not at all if another one has just asked. Thread-safe.
 */
final class MappingFetch {
  /** What the lease lasts longer than the request: time to install what came. */
  private static final Duration TIME_TO_INSTALL = Duration.ofSeconds(10);

  private static final int LONGEST_VALIDATOR = 1_000;

  /** What the fetches of all mappings share. */
  record Tools(
      MappingStore store,
      LockSource locks,
      MappingRequest request,
      MappingInstaller installer,
      Duration timeout,
      Executor executor,
      Clock clock) {}

  private final MappingDeclaration mapping;
  private final URI uri;
  private final MappingOrigin origin;
  private final Tools tools;
  private @Nullable CompletableFuture<?> transfer;
  private boolean closed;

  /**
   * A fetch.
   *
   * @throws IllegalArgumentException if the URI is not http or https, or has no host
   */
  MappingFetch(MappingDeclaration mapping, URI uri, Tools tools) {
    String scheme = String.valueOf(uri.getScheme());
    if (!(scheme.equalsIgnoreCase("http") || scheme.equalsIgnoreCase("https"))
        || uri.getHost() == null) {
      throw new IllegalArgumentException(
          "mapping " + mapping.name() + " needs an http or https URI with a host");
    }
    this.mapping = mapping;
    this.uri = uri;
    this.origin = MappingOrigin.of(uri);
    this.tools = tools;
  }

  /** The URI without credentials. */
  String from() {
    return origin.text();
  }

  /**
   * Starts an attempt; at most one at a time.
   *
   * @param since a version confirmed by whatever node after this needs no question
   * @return when the version that is current now was confirmed; empty if another node is asking
   */
  CompletableFuture<Optional<Instant>> start(Instant since) {
    return CompletableFuture.completedFuture(since)
        .thenComposeAsync(this::attempt, tools.executor());
  }

  /** Ends the request that is under way, if any; there will be no other. */
  void close() {
    CompletableFuture<?> started;
    synchronized (this) {
      closed = true;
      started = transfer;
    }
    if (started != null) {
      started.cancel(true);
    }
  }

  private CompletableFuture<Optional<Instant>> attempt(Instant since) {
    Duration timeToLive = tools.timeout().plus(TIME_TO_INSTALL);
    Optional<Lease> lease = tools.locks().tryAcquire("mapping:" + mapping.name(), timeToLive);
    if (lease.isEmpty()) {
      return CompletableFuture.completedFuture(Optional.empty());
    }
    // Composed, so that a failure to ask gives the lease back like any other end.
    return CompletableFuture.completedFuture(since)
        .thenCompose(this::ask)
        .whenCompleteAsync((confirmed, cause) -> lease.get().close(), tools.executor())
        .thenApply(Optional::of);
  }

  private CompletableFuture<Instant> ask(Instant since) {
    // What another server, or a file, said of its version means nothing to this one.
    Optional<MappingVersion> before =
        tools.store().currentMapping(mapping.name()).filter(origin::isOriginOf);
    // A time that is still to come is that of a clock which was wrong, and confirms nothing.
    Instant now = tools.clock().instant();
    Optional<Instant> confirmed =
        before
            .map(version -> version.provenance().fetchedAt())
            .filter(at -> since.isBefore(at) && !at.isAfter(now));
    if (confirmed.isPresent()) {
      return CompletableFuture.completedFuture(confirmed.get());
    }
    Optional<RefusedMapping> refused =
        tools
            .store()
            .refusedMapping(mapping.name())
            .filter(version -> version.provenance().origin().equals(origin.text()));
    Optional<MappingOrigin> said =
        refused.map(MappingOrigin::of).or(() -> before.map(MappingOrigin::of));
    CompletableFuture<HttpResponse<byte[]>> response = tools.request().send(uri, said);
    register(response);
    return response.thenApplyAsync(answer -> receive(answer, before, refused), tools.executor());
  }

  private void register(CompletableFuture<?> started) {
    boolean late;
    synchronized (this) {
      transfer = started;
      late = closed;
    }
    if (late) {
      started.cancel(true);
    }
  }

  private Instant receive(
      HttpResponse<byte[]> response,
      Optional<MappingVersion> before,
      Optional<RefusedMapping> refused) {
    HttpHeaders headers = response.headers();
    Instant now = tools.clock().instant();
    try {
      if (response.statusCode() == 304 && refused.isPresent()) {
        throw new MappingRefusedException(mapping.name(), refused.get().reason(), null);
      } else if (response.statusCode() == 304 && before.isPresent()) {
        confirm(before.get(), now);
      } else if (response.statusCode() == 200) {
        tools.installer().receive(mapping, response.body(), said(headers));
      } else {
        throw new StatusException(response.statusCode(), RetryAfter.of(headers, now));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return now;
  }

  /** Says nothing about a version that was imported meanwhile. */
  private void confirm(MappingVersion before, Instant now) {
    Optional<MappingVersion> current = tools.store().currentMapping(mapping.name());
    if (current.filter(version -> version.sequence() == before.sequence()).isPresent()) {
      tools.store().confirmMapping(mapping.name(), now);
    }
  }

  private MappingOrigin said(HttpHeaders headers) {
    return origin.saying(validator(headers, "ETag"), validator(headers, "Last-Modified"));
  }

  /** One that is too long to be sent back is none. */
  private static String validator(HttpHeaders headers, String name) {
    return headers.firstValue(name).filter(value -> value.length() <= LONGEST_VALIDATOR).orElse("");
  }
}
