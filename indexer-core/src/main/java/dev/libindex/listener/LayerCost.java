package dev.libindex.listener;

import dev.libindex.model.Digest;
import java.time.Duration;
import java.util.Objects;

/**
 * The cost of reading and scanning a layer.
 *
 * @param layer the layer
 * @param requests the number of requests: two if a wanted path was a link to a file before it that
 *     no scanner recognised
 * @param bytesReceived the number of bytes received in all requests, as served
 * @param entries the number of entries in the tar
 * @param scanners the number of scanners that scanned the layer
 * @param elapsed the time from the first request until its cells were stored
 */
public record LayerCost(
    Digest layer, int requests, long bytesReceived, long entries, int scanners, Duration elapsed) {

  /** Rejects null. */
  public LayerCost {
    Objects.requireNonNull(layer, "layer");
    Objects.requireNonNull(elapsed, "elapsed");
  }
}
