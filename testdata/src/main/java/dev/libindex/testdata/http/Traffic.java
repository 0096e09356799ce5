package dev.libindex.testdata.http;

/**
 * The requests for a path and what was sent in response.
 *
 * @param requests requests that arrived, answered or not
 * @param bytes bytes of bodies written to the connection, without headers; a client that
 *     disconnects may have received fewer
 */
public record Traffic(long requests, long bytes) {

  /** No requests and no bytes. */
  public static final Traffic NONE = new Traffic(0, 0);

  /** Returns the sum of both. */
  public Traffic plus(Traffic other) {
    return new Traffic(requests + other.requests, bytes + other.bytes);
  }
}
