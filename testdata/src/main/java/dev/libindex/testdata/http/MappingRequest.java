package dev.libindex.testdata.http;

import java.util.Optional;

/**
 * A request for a mapping file, as it arrived.
 *
 * @param ifNoneMatch the header of that name
 * @param ifModifiedSince the header of that name
 * @param acceptEncoding the header of that name
 */
public record MappingRequest(
    Optional<String> ifNoneMatch,
    Optional<String> ifModifiedSince,
    Optional<String> acceptEncoding) {

  static MappingRequest of(Exchange exchange) {
    return new MappingRequest(
        exchange.header("If-None-Match"),
        exchange.header("If-Modified-Since"),
        exchange.header("Accept-Encoding"));
  }

  /** Returns whether the client asked only for a version newer than its own. */
  public boolean conditional() {
    return ifNoneMatch.isPresent() || ifModifiedSince.isPresent();
  }
}
