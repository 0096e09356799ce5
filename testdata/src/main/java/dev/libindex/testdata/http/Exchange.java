package dev.libindex.testdata.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;

/** One request and the connection to answer it on. Used by the thread that answers it only. */
public final class Exchange {
  /** The length to give to {@link #begin} for a body sent in chunks, without Content-Length. */
  public static final long CHUNKED = -1;

  private final HttpExchange http;
  private final LongConsumer sent;

  Exchange(HttpExchange http, LongConsumer sent) {
    this.http = http;
    this.sent = sent;
  }

  /** The request's method, for instance {@code GET}. */
  public String method() {
    return http.getRequestMethod();
  }

  /** The path that was asked for, decoded, beginning with a slash. */
  public String path() {
    return http.getRequestURI().getPath();
  }

  /** The first value of a request header; its name in any case. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(http.getRequestHeaders().getFirst(name));
  }

  /**
   * Sends status and headers.
   *
   * @param length bytes of the body, or {@link #CHUNKED}
   * @return where the body goes; counts what is written to it
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
    // Newer JDKs keep the headers back until the body begins, which a gate may hold.
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
