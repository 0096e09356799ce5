package dev.libindex.testdata.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;

/** One request and the connection to answer it on. Confined to the thread that answers it. */
public final class Exchange {
  /** The length to give to {@link #begin} for a body sent in chunks, without Content-Length. */
  public static final long CHUNKED = -1;

  private final HttpExchange http;
  private final LongConsumer sent;

  Exchange(HttpExchange http, LongConsumer sent) {
    this.http = http;
    this.sent = sent;
  }

  /** Returns the request's method, for instance {@code GET}. */
  public String method() {
    return http.getRequestMethod();
  }

  /** Returns the requested path, decoded, with a leading slash. */
  public String path() {
    return http.getRequestURI().getPath();
  }

  /** Returns the first value of a request header, if there is one. Its name is case-insensitive. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(http.getRequestHeaders().getFirst(name));
  }

  /**
   * Sends status and headers. Can be called only once.
   *
   * @param length bytes of the body, or {@link #CHUNKED}
   * @return the stream to write the body to; what is written is counted
   */
  public OutputStream begin(int status, Map<String, String> headers, long length)
      throws IOException {
    headers.forEach((name, value) -> http.getResponseHeaders().set(name, value));
    boolean bodiless = status < 200 || status == 204 || status == 304;
    if (bodiless || length == 0) {
      http.sendResponseHeaders(status, -1);
      return OutputStream.nullOutputStream();
    }
    if (method().equals("HEAD")) {
      if (length != CHUNKED) {
        http.getResponseHeaders().set("Content-Length", Long.toString(length));
      }
      http.sendResponseHeaders(status, -1);
      return OutputStream.nullOutputStream();
    }
    http.sendResponseHeaders(status, length == CHUNKED ? 0 : length);
    OutputStream body = http.getResponseBody();
    // Newer JDKs send the headers with the first bytes of the body, which a gate may hold back.
    body.flush();
    return new CountedStream(body);
  }

  private final class CountedStream extends FilterOutputStream {
    CountedStream(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int value) throws IOException {
      sent.accept(1);
      out.write(value);
    }

    // Counts before it writes: a client that has the last byte then always sees it counted.
    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      sent.accept(length);
      out.write(bytes, offset, length);
    }
  }
}
