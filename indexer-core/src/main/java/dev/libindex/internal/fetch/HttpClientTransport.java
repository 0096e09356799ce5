package dev.libindex.internal.fetch;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Sends requests with an {@link HttpClient} of the embedder, which it never closes. It costs more
 * than {@link UrlConnectionTransport} for large layers, but the client can have its own proxy, TLS
 * context and executor, and an interrupt ends a wait immediately.
 */
public final class HttpClientTransport implements HttpTransport {
  private final HttpClient client;
  private final Duration readTimeout;

  /**
   * Creates a transport.
   *
   * @param readTimeout the maximum wait for the response to begin, and for more bytes; the timeout
   *     for connecting is the client's
   * @throws IllegalArgumentException if the client follows redirects: it would send credentials to
   *     other hosts
   */
  public HttpClientTransport(HttpClient client, Duration readTimeout) {
    if (client.followRedirects() != HttpClient.Redirect.NEVER) {
      throw new IllegalArgumentException("the HttpClient must not follow redirects by itself");
    }
    this.client = client;
    this.readTimeout = readTimeout;
  }

  @Override
  public HttpReply get(URI uri, Map<String, List<String>> headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(readTimeout);
    headers.forEach((name, values) -> values.forEach(value -> request.header(name, value)));
    HttpResponse<TimedBody> response =
        client.send(request.build(), info -> new TimedBody(readTimeout));
    return new HttpReply(
        response.statusCode(),
        name -> response.headers().firstValue(name).orElse(null),
        response.body(),
        response.body()::close);
  }
}
