package dev.libindex.testdata.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An answer that sends a body. Immutable: each method returns a changed copy.
 *
 * <p>By default: status 200, no Content-Type, a Content-Length, byte ranges supported.
 */
public final class BlobAnswer implements Answer {
  private final Body body;
  private final int status;
  private final Map<String, String> headers;
  private final Delivery delivery;
  private final boolean ranges;
  private final boolean chunked;

  private BlobAnswer(
      Body body,
      int status,
      Map<String, String> headers,
      Delivery delivery,
      boolean ranges,
      boolean chunked) {
    this.body = body;
    this.status = status;
    this.headers = headers;
    this.delivery = delivery;
    this.ranges = ranges;
    this.chunked = chunked;
  }

  /** Returns an answer that sends this body. */
  public static BlobAnswer of(Body body) {
    return new BlobAnswer(body, 200, Map.of(), Delivery.whole(), true, false);
  }

  /** Sends the body with this status. */
  public BlobAnswer status(int newStatus) {
    return new BlobAnswer(body, newStatus, headers, delivery, ranges, chunked);
  }

  /** Adds a response header, or replaces it. */
  public BlobAnswer header(String name, String value) {
    Map<String, String> more = new TreeMap<>(headers);
    more.put(name, value);
    return new BlobAnswer(
        body, status, Collections.unmodifiableMap(more), delivery, ranges, chunked);
  }

  /** Sends this Content-Type; none if empty. */
  public BlobAnswer contentType(String type) {
    return type.isEmpty() ? this : header("Content-Type", type);
  }

  /** Sends the bytes in this manner. */
  public BlobAnswer delivered(Delivery newDelivery) {
    return new BlobAnswer(body, status, headers, newDelivery, ranges, chunked);
  }

  /** Ignores Range headers: always sends everything. */
  public BlobAnswer withoutRanges() {
    return new BlobAnswer(body, status, headers, delivery, false, chunked);
  }

  /** Sends the body in chunks, without a Content-Length. */
  public BlobAnswer chunked() {
    return new BlobAnswer(body, status, headers, delivery, ranges, true);
  }

  @Override
  public void respond(Exchange exchange) throws IOException, InterruptedException {
    Optional<ByteRange> range =
        ranges && status == 200
            ? ByteRange.parse(exchange.header("Range"), body.length())
            : Optional.empty();
    if (range.isPresent()) {
      respondPart(exchange, range.get());
    } else {
      send(exchange, status, headers, 0, body.length());
    }
  }

  private void respondPart(Exchange exchange, ByteRange range)
      throws IOException, InterruptedException {
    if (!range.satisfiable()) {
      Map<String, String> total = Map.of("Content-Range", "bytes */" + body.length());
      exchange.begin(416, total, 0).close();
      return;
    }
    Map<String, String> partial = new TreeMap<>(headers);
    partial.put("Content-Range", range.contentRange(body.length()));
    send(exchange, 206, partial, range.first(), range.length());
  }

  private void send(Exchange exchange, int code, Map<String, String> head, long from, long length)
      throws IOException, InterruptedException {
    OutputStream out = exchange.begin(code, head, chunked ? Exchange.CHUNKED : length);
    try (InputStream in = body.open()) {
      in.skipNBytes(from);
      delivery.deliver(new BoundedStream(in, length), out);
    }
    // Not in a finally: closing sends the last chunk, and a broken answer must not look complete.
    out.close();
  }
}
