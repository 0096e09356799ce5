package dev.libindex.internal.mapping;

import dev.libindex.internal.log.UnreachableServer;
import dev.libindex.mapping.MappingProvenance;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Sends conditional requests. Holds no thread while it waits. Thread-safe. */
final class MappingRequest {
  private final Supplier<HttpClient> client;
  private final ScheduledExecutorService scheduler;
  private final int maxBytes;
  private final Duration timeout;

  MappingRequest(
      Supplier<HttpClient> client,
      ScheduledExecutorService scheduler,
      int maxBytes,
      Duration timeout) {
    this.client = client;
    this.scheduler = scheduler;
    this.maxBytes = maxBytes;
    this.timeout = timeout;
  }

  /**
   * Asks for a version newer than the last one from the same URI. The future completes within the
   * timeout, whatever the server does; completing or cancelling it ends the transfer.
   *
   * @param known the provenance of the last version, whose validators are sent; empty if there is
   *     none
   */
  CompletableFuture<HttpResponse<byte[]>> send(URI uri, Optional<MappingProvenance> known) {
    // One request a day gains nothing from HTTP/2, and the offer to upgrade confuses some proxies.
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .version(HttpClient.Version.HTTP_1_1)
            .setHeader("Accept-Encoding", "gzip");
    known.ifPresent(
        version -> {
          setUnlessEmpty(request, "If-None-Match", version.entityTag());
          setUnlessEmpty(request, "If-Modified-Since", version.lastModified());
        });
    return bounded(
        uri,
        () ->
            client
                .get()
                .sendAsync(
                    request.build(), head -> new CappedBody(head.statusCode() == 200, maxBytes)));
  }

  /** Limits the whole transfer: the client's own timeout covers the head of the response only. */
  private <T> CompletableFuture<T> bounded(URI uri, Supplier<CompletableFuture<T>> start) {
    CompletableFuture<T> bounded = new CompletableFuture<>();
    ScheduledFuture<?> limit =
        scheduler.schedule(
            () -> bounded.completeExceptionally(tooSlow(uri)),
            timeout.toMillis(),
            TimeUnit.MILLISECONDS);
    CompletableFuture<T> transfer = start.get();
    forward(transfer.whenComplete((response, cause) -> limit.cancel(false)), bounded);
    CompletableFuture<?> unused =
        bounded.whenComplete(
            (response, cause) -> {
              limit.cancel(false);
              transfer.cancel(true);
            });
    return bounded;
  }

  private static <T> void forward(CompletableFuture<T> from, CompletableFuture<T> to) {
    CompletableFuture<?> unused =
        from.whenComplete(
            (value, cause) -> {
              if (cause == null) {
                to.complete(value);
              } else {
                to.completeExceptionally(cause);
              }
            });
  }

  private HttpTimeoutException tooSlow(URI uri) {
    return new HttpTimeoutException(
        "no whole answer from %s within %d s"
            .formatted(UnreachableServer.hostAndPort(uri), timeout.toSeconds()));
  }

  private static void setUnlessEmpty(HttpRequest.Builder request, String name, String value) {
    if (!value.isEmpty()) {
      request.setHeader(name, value);
    }
  }
}
