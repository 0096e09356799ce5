package dev.libindex.internal.mapping;

import dev.libindex.internal.log.RedactedUri;
import dev.libindex.lock.Lease;
import dev.libindex.lock.LockSource;
import dev.libindex.mapping.MappingDeclaration;
import dev.libindex.mapping.MappingProvenance;
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
 * Fetches newer versions of one mapping from its URI. It does so under the mapping's lease, so that
 * only one node at a time asks the server, and none if another has just done so. Thread-safe.
 */
final class MappingFetch {
  /** How much longer the lease lasts than the request: time to install what arrived. */
  private static final Duration TIME_TO_INSTALL = Duration.ofSeconds(10);

  private static final int MAX_VALIDATOR_LENGTH = 1_000;

  /** The collaborators that the fetches of all mappings share. */
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

  /** The URI without credentials, as the store keeps it. */
  private final String origin;

  private final Tools tools;
  private @Nullable CompletableFuture<?> transfer;
  private boolean closed;

  /**
   * Creates a fetch.
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
    this.origin = RedactedUri.withQueryHash(uri);
    this.tools = tools;
  }

  /** Returns the URI, which may have credentials in it. */
  URI uri() {
    return uri;
  }

  /** Returns the URI without credentials. */
  String origin() {
    return origin;
  }

  /**
   * Starts an attempt. The caller starts the next one only when this one has ended.
   *
   * @param since the server is not asked if any node has confirmed the current version after this
   * @return when the version that is then current was confirmed; empty if another node is fetching
   */
  CompletableFuture<Optional<Instant>> start(Instant since) {
    return CompletableFuture.completedFuture(since)
        .thenComposeAsync(this::attempt, tools.executor());
  }

  /** Cancels the current request, if any, and prevents further ones. */
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
    // Inside thenCompose, so that the lease is released even if request throws.
    return CompletableFuture.completedFuture(since)
        .thenCompose(this::request)
        .whenCompleteAsync((confirmed, cause) -> lease.get().close(), tools.executor())
        .thenApply(Optional::of);
  }

  private CompletableFuture<Instant> request(Instant since) {
    // The validators of another server's version mean nothing to this one.
    Optional<MappingVersion> before =
        tools
            .store()
            .currentMapping(mapping.name())
            .filter(version -> version.provenance().origin().equals(origin));
    // A time in the future was written by a clock that was wrong, and confirms nothing.
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
            .filter(version -> version.provenance().origin().equals(origin));
    Optional<MappingProvenance> known =
        refused.map(RefusedMapping::provenance).or(() -> before.map(MappingVersion::provenance));
    CompletableFuture<HttpResponse<byte[]>> response = tools.request().send(uri, known);
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
        tools.installer().receive(mapping, response.body(), provenance(headers, now));
      } else {
        throw new StatusException(response.statusCode(), RetryAfter.of(headers, now));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return now;
  }

  /** Confirms the version, unless another has been imported in the meantime. */
  private void confirm(MappingVersion before, Instant now) {
    Optional<MappingVersion> current = tools.store().currentMapping(mapping.name());
    if (current.filter(version -> version.sequence() == before.sequence()).isPresent()) {
      tools.store().confirmMapping(mapping.name(), now);
    }
  }

  private MappingProvenance provenance(HttpHeaders headers, Instant now) {
    return new MappingProvenance(
        origin, validator(headers, "ETag"), validator(headers, "Last-Modified"), now);
  }

  /**
   * Returns the value of a header; empty if there is none, or if it is too long to be sent back.
   */
  private static String validator(HttpHeaders headers, String name) {
    return headers
        .firstValue(name)
        .filter(value -> value.length() <= MAX_VALIDATOR_LENGTH)
        .orElse("");
  }
}
