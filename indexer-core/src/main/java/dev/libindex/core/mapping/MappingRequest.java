package dev.libindex.core.mapping;

import dev.libindex.mapping.MappingVersion;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The conditional request for a newer version. Holds no thread while it waits. */
final class MappingRequest {
  private final Supplier<HttpClient> client;
  private final int maxBytes;
  private final Duration timeout;

  MappingRequest(Supplier<HttpClient> client, int maxBytes, Duration timeout) {
    this.client = client;
    this.maxBytes = maxBytes;
    this.timeout = timeout;
  }

  /** Sends; the future ends within the timeout, and cancelling it ends the transfer. */
  CompletableFuture<HttpResponse<byte[]>> send(URI uri, Optional<MappingVersion> current) {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(timeout).GET();
    current.ifPresent(
        version -> {
          setUnlessEmpty(request, "If-None-Match", version.entityTag());
          setUnlessEmpty(request, "If-Modified-Since", version.lastModified());
        });
    CompletableFuture<HttpResponse<byte[]>> transfer =
        client.get().sendAsync(request.build(), head -> new CappedBody(maxBytes));
    // The request's own timeout ends with the head of the response; a body may dribble for ever.
    CompletableFuture<HttpResponse<byte[]>> bounded =
        transfer.copy().orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
    CompletableFuture<?> unused =
        bounded.whenComplete((response, problem) -> transfer.cancel(true));
    return bounded;
  }

  private static void setUnlessEmpty(HttpRequest.Builder request, String name, String value) {
    if (!value.isEmpty()) {
      request.setHeader(name, value);
    }
  }
}
