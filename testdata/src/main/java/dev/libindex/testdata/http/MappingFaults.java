package dev.libindex.testdata.http;

import java.time.Duration;
import java.util.Arrays;

/** Answers of a failing server to requests for a mapping file, for {@link RedHatServer#fail}. */
public final class MappingFaults {
  private MappingFaults() {}

  /** Answers 503 without a Retry-After. */
  public static Answer unavailable() {
    return text(503, "text/plain", "Service Unavailable");
  }

  /** Answers 503 with a Retry-After, in whole seconds. */
  public static Answer unavailable(Duration retryAfter) {
    return BlobAnswer.of(Body.of("Service Unavailable"))
        .status(503)
        .header("Retry-After", Long.toString(retryAfter.toSeconds()));
  }

  /** Answers 200 with a proxy's login page. */
  public static Answer garbage() {
    return text(200, "text/html", "<!DOCTYPE html><html><body>Please sign in</body></html>");
  }

  /**
   * Answers 200 with the Content-Length of these bytes but only the first half of them; then the
   * connection breaks.
   */
  public static Answer truncated(byte[] content) {
    return BlobAnswer.of(Body.of(content)).delivered(Delivery.cutAfter(content.length / 2));
  }

  /**
   * Answers 200 with the first half of these bytes and a matching Content-Length; only a parser
   * notices.
   */
  public static Answer half(byte[] content) {
    return BlobAnswer.of(Body.of(Arrays.copyOf(content, content.length / 2)));
  }

  /**
   * Answers 200 with a body of {@code bytes} blanks and without a Content-Length. A JSON text may
   * begin with blanks.
   */
  public static Answer oversized(long bytes) {
    return BlobAnswer.of(Body.repeated(' ', bytes)).contentType("application/json").chunked();
  }

  /** Answers 200 with JSON of another shape: a list where the mapping has an object. */
  public static Answer wrongShape() {
    return text(200, "application/json", "{\"data\": [\"not\", \"a\", \"mapping\"]}");
  }

  /** Answers 200 with an empty mapping. */
  public static Answer empty() {
    return text(200, "application/json", "{\"data\": {}}");
  }

  private static Answer text(int status, String contentType, String text) {
    return BlobAnswer.of(Body.of(text)).status(status).contentType(contentType);
  }
}
