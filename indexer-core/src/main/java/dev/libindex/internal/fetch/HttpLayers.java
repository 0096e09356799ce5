package dev.libindex.internal.fetch;

import dev.libindex.internal.log.RedactedUri;
import dev.libindex.internal.log.UnreachableServer;
import dev.libindex.layer.LayerException;
import dev.libindex.layer.LayerException.Problem;
import dev.libindex.model.Layer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Fetches layers over HTTP: follows redirects, checks the status, and handles the headers. */
final class HttpLayers {
  private static final int MAX_REDIRECTS = 10;
  private static final int OK = 200;

  /** How many bytes of an error page are quoted. */
  private static final int MAX_EXCERPT = 256;

  private final HttpTransport transport;

  HttpLayers(HttpTransport transport) {
    this.transport = transport;
  }

  LayerBody open(Layer layer, URI uri) throws InterruptedException {
    RequestHeaders headers;
    try {
      headers = RequestHeaders.of(layer.headers());
    } catch (IllegalArgumentException e) {
      throw new LayerException(layer.hash(), Problem.BAD_URI, String.valueOf(e.getMessage()), null);
    }
    URI current = uri;
    for (int redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
      HttpReply reply = get(layer, current, headers);
      URI next = redirect(layer, current, reply);
      if (next == null) {
        return body(layer, current, reply);
      }
      reply.close();
      headers = isSameServer(current, next) ? headers : headers.withoutCredentials();
      current = next;
    }
    throw new LayerException(
        layer.hash(),
        Problem.STATUS,
        "more than " + MAX_REDIRECTS + " redirects from " + RedactedUri.of(uri),
        null);
  }

  private HttpReply get(Layer layer, URI uri, RequestHeaders headers) throws InterruptedException {
    if (uri.getHost() == null) {
      throw new LayerException(
          layer.hash(),
          Problem.BAD_URI,
          "the URI names no host: an http or https URI is needed",
          null);
    }
    try {
      return transport.get(uri, headers.values());
    } catch (IOException e) {
      String reason = UnreachableServer.describe(uri, e).orElseGet(e::toString);
      throw new LayerException(
          layer.hash(),
          Problem.UNREACHABLE,
          "cannot get " + RedactedUri.of(uri) + ": " + reason,
          e);
    }
  }

  private static @Nullable URI redirect(Layer layer, URI uri, HttpReply reply) {
    String location =
        switch (reply.status()) {
          case 301, 302, 303, 307, 308 -> reply.header().apply("Location");
          default -> null;
        };
    if (location == null) {
      return null;
    }
    try {
      URI next = uri.resolve(location);
      String scheme = String.valueOf(next.getScheme()).toLowerCase(Locale.ROOT);
      if (next.getHost() != null && (scheme.equals("http") || scheme.equals("https"))) {
        return next;
      }
    } catch (IllegalArgumentException e) {
      // Reported below, without the location, which may carry a token.
    }
    reply.close();
    throw new LayerException(
        layer.hash(),
        Problem.STATUS,
        "redirected by " + RedactedUri.of(uri) + " to something that is no HTTP URI",
        null);
  }

  private static boolean isSameServer(URI one, URI other) {
    return one.getScheme().equalsIgnoreCase(other.getScheme())
        && one.getHost().equalsIgnoreCase(other.getHost())
        && one.getPort() == other.getPort();
  }

  private static LayerBody body(Layer layer, URI uri, HttpReply reply) {
    if (reply.status() != OK) {
      String detail =
          "unexpected status %d for %s (body starts: \"%s\")"
              .formatted(reply.status(), RedactedUri.of(uri), excerpt(reply));
      reply.close();
      throw new LayerException(layer.hash(), Problem.STATUS, detail, null);
    }
    String contentType = reply.header().apply("Content-Type");
    return new LayerBody(
        reply.body(), contentType == null ? "" : contentType, length(reply), reply::close);
  }

  private static String excerpt(HttpReply reply) {
    try {
      byte[] start = reply.body().readNBytes(MAX_EXCERPT);
      String text = new String(start, StandardCharsets.UTF_8);
      return text.replaceAll("\\p{Cntrl}", " ").strip();
    } catch (IOException e) {
      return "";
    }
  }

  private static long length(HttpReply reply) {
    String length = reply.header().apply("Content-Length");
    boolean usable =
        length != null
            && length.matches("[0-9]{1,18}")
            && reply.header().apply("Transfer-Encoding") == null;
    return usable ? Long.parseLong(length) : -1;
  }
}
