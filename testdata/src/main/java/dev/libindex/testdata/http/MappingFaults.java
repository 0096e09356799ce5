package dev.libindex.testdata.http;

import java.time.Duration;
import java.util.Arrays;

/** What can be wrong with a mapping file on the way, for {@link RedHatServer#fail}. */
public final class MappingFaults {
  private MappingFaults() {}

  /** 503 without further advice. */
  public static Answer unavailable() {
    return text(503, "text/plain", "Service Unavailable");
  }

  /** 503 that says when to come again, in whole seconds. */
  public static Answer unavailable(Duration retryAfter) {
    return BlobAnswer.of(Body.of("Service Unavailable"))
        .status(503)
        .header("Retry-After", Long.toString(retryAfter.toSeconds()));
  }

  /** 200 with the login page of some proxy. */
  public static Answer garbage() {
    return text(200, "text/html", "<!DOCTYPE html><html><body>Please sign in</body></html>");
  }

  /** 200 with the first half of these bytes, announced as all of them: the connection breaks. */
  public static Answer truncated(byte[] content) {
    return BlobAnswer.of(Body.of(content)).delivered(Delivery.cutAfter(content.length / 2));
  }

  /** 200 with the first half of these bytes, announced as such: only the parser can tell. */
  public static Answer half(byte[] content) {
    return BlobAnswer.of(Body.of(Arrays.copyOf(content, content.length / 2)));
  }

  /** 200 with a body of blanks, valid as JSON so far, of any size, and of unannounced length. */
  public static Answer oversized(long bytes) {
    return BlobAnswer.of(Body.repeated(' ', bytes)).contentType("application/json").chunked();
  }

  /** 200 with JSON that is no mapping: a list where the mapping's object should be. */
  public static Answer wrongShape() {
    return text(200, "application/json", "{\"data\": [\"not\", \"a\", \"mapping\"]}");
  }

  /** 200 with a mapping of no entries. */
  public static Answer empty() {
    return text(200, "application/json", "{\"data\": {}}");
  }

  private static Answer text(int status, String contentType, String text) {
    return BlobAnswer.of(Body.of(text)).status(status).contentType(contentType);
  }
}
