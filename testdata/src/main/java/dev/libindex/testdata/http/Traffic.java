package dev.libindex.testdata.http;

/**
 * What a server was asked for under one path.
 *
 * @param requests requests that arrived, answered or not
 * @param bytes bytes of bodies handed to the connection, without headers; a client that hangs up
 *     may have received fewer
 */
public record Traffic(long requests, long bytes) {

  /** No request, no byte. */
  public static final Traffic NONE = new Traffic(0, 0);

  /** The sum of both. */
  public Traffic plus(Traffic other) {
    return new Traffic(requests + other.requests, bytes + other.bytes);
  }
}
