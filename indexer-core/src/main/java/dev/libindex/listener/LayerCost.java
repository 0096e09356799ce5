package dev.libindex.listener;

import dev.libindex.model.Digest;
import java.time.Duration;
import java.util.Objects;

/**
 * What reading a layer took.
 *
 * @param layer the layer
 * @param requests how often it was requested: twice if a wanted path was a link to something that
 *     had not been captured
 * @param bytesReceived as served, in all requests
 * @param entries of the tar
 * @param scanners how many scanners read it
 * @param elapsed from the first request until its cells were stored
 */
public record LayerCost(
    Digest layer, int requests, long bytesReceived, long entries, int scanners, Duration elapsed) {

  /** Refuses null. */
  public LayerCost {
    Objects.requireNonNull(layer, "layer");
    Objects.requireNonNull(elapsed, "elapsed");
  }
}
